package parley.paper.state;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import parley.forum.Event.Entry;
import parley.paper.state.OfPaper.NonPaperPublished;
import parley.store.Position;

/**
 * A text without a source; immutable. It has no number, no hour and no author.
 *
 * @param heading only its language once it was withdrawn, or purged
 * @param time which nobody is told
 * @param secret SHA-256 of what withdraws it
 * @param at where its words stand in the journal
 */
public record NonPaper(
    String id,
    Heading heading,
    Instant time,
    String secret,
    Position at,
    boolean withdrawn,
    boolean purged) {
  static NonPaper published(NonPaperPublished e, Entry entry) {
    Heading heading = e.content() == null ? Heading.GONE : e.content().heading();
    return new NonPaper(e.paper(), heading, entry.time(), e.secret(), entry.at(), false, false);
  }

  NonPaper takenBack() {
    return new NonPaper(id, heading.gone(), time, secret, at, true, false);
  }

  NonPaper removed() {
    return new NonPaper(id, Heading.GONE, time, secret, at, true, true);
  }

  /** All that anybody is told of when it came. */
  public LocalDate day() {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }
}
