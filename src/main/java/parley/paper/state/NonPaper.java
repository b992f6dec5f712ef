package parley.paper.state;

import java.time.LocalDate;
import java.time.ZoneOffset;
import parley.forum.Event.Entry;
import parley.paper.state.OfPaper.NonPaperPublished;
import parley.store.Position;

/**
 * A text without a source; immutable. It has no number, no hour and no author.
 *
 * @param heading only its language once it was withdrawn
 * @param secret SHA-256 of what withdraws it
 * @param at where its words stand in the journal
 */
public record NonPaper(
    String id, Heading heading, LocalDate day, String secret, Position at, boolean withdrawn) {
  static NonPaper published(NonPaperPublished e, Entry entry) {
    LocalDate day = LocalDate.ofInstant(entry.time(), ZoneOffset.UTC);
    Heading heading = e.content() == null ? Heading.GONE : e.content().heading();
    return new NonPaper(e.paper(), heading, day, e.secret(), entry.at(), false);
  }

  NonPaper takenBack() {
    return new NonPaper(id, heading.gone(), day, secret, at, true);
  }
}
