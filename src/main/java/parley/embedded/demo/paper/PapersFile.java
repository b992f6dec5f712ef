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
    Instant from(LocalDate firstDay) {
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
      @Nullable RevisionOf revision,
      @Nullable Taken withdrawn) {}

  /** Its next revision. */
  public record RevisionOf(String by, Day at, Doc doc) {}

  /** Who took it back or did something else with it, and when. */
  public record Taken(String by, Day at) {}
}
