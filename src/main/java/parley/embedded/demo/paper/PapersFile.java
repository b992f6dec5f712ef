package parley.embedded.demo.paper;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.discussion.Doc;

/**
 * The papers of a room of the furnished forum, as {@code papers.json} has them.
 *
 * @param room key of the room they went to
 */
public record PapersFile(String room, List<PaperOf> papers) {

  /** A date counted back from the day of the first start; the time of day in UTC. */
  public record Day(int daysAgo, String time) {
    /** The moment, if that was the first day. */
    public Instant from(LocalDate firstDay) {
      return firstDay.minusDays(daysAgo).atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC);
    }
  }

  /**
   * A paper of a party, or only its draft.
   *
   * @param key its name within this file
   * @param party in whose caucus it is written; it goes out in this party's name
   * @param by username of who writes and sends it
   * @param at when its draft was begun
   * @param room key of the room it went to, where that is another
   */
  public record PaperOf(
      String key,
      String party,
      String by,
      Day at,
      String title,
      String language,
      String issue,
      Doc doc,
      @Nullable Day circulated,
      @Nullable String room,
      @Nullable RevisionOf revision,
      @Nullable Taken withdrawn,
      @Nullable List<Remark> comments,
      @Nullable List<Picture> annexes,
      @Nullable List<RenditionOf> renditions) {}

  /**
   * Its beginning in another language.
   *
   * @param revision which is translated
   * @param paragraphs the title first, then as they stand, so far as they are translated
   */
  public record RenditionOf(
      String by, Day at, String language, int revision, List<String> paragraphs) {}

  /**
   * A picture that goes with it.
   *
   * @param file a PNG in the folder {@code annexes}
   */
  public record Picture(String file, String title, String alt, int width, int height) {}

  /**
   * A comment on words of the paper, or of its draft.
   *
   * @param quote the words, which stand there once
   * @param revision in which they stand; null for the draft
   * @param instead other words suggested for them
   * @param resolved by whom it was settled, if it was
   */
  public record Remark(
      String by,
      Day at,
      String quote,
      @Nullable Integer revision,
      String words,
      @Nullable String instead,
      @Nullable List<Reply> answers,
      @Nullable Taken resolved) {}

  /** An answer to one. */
  public record Reply(String by, Day at, String words) {}

  /** Its next revision. */
  public record RevisionOf(String by, Day at, Doc doc) {}

  /** Who took it back or did something else with it, and when. */
  public record Taken(String by, Day at) {}
}
