package parley.agenda.state;

import java.util.List;
import parley.forum.Attribution.Author;
import parley.forum.Event.Entry;
import parley.forum.Rule;
import parley.store.Position;
import parley.web.Json;

/**
 * A proposal on top of an adopted agenda; immutable. The co-chairs decide it as they adopted the
 * agenda: one consent a party, never by lapse.
 *
 * @param base the edition that it changes, by its number
 * @param items those that it touches or would add; none once it is gone for good
 * @param reason empty once it was withdrawn, or is gone for good
 * @param at the entry by which it was proposed: who reads that one may know of it
 */
public record Amendment(
    String id,
    int base,
    Author author,
    Rule rule,
    List<String> items,
    List<Change> changes,
    String reason,
    Adoption adoption,
    Position at) {

  static Amendment proposed(AmendmentEvent.AmendmentProposed e, Entry entry) {
    AmendmentEvent.Proposed words = e.content();
    return new Amendment(
        e.amendment(),
        e.base(),
        e.author(),
        e.rule(),
        words == null ? List.of() : e.items(),
        words == null ? List.of() : words.changes(),
        words == null ? "" : words.reason(),
        Adoption.asked(entry.time(), e.deadline(), e.hidden()),
        entry.at());
  }

  /** True as long as the co-chairs are asked about it. */
  public boolean isOpen() {
    return adoption.state() == Adoption.State.ASKED;
  }

  /** True if its author took it back. */
  public boolean withdrawn() {
    return adoption.state() == Adoption.State.WITHDRAWN;
  }

  /** How many items it would add. */
  public long adds() {
    return changes.stream().filter(change -> change.kind() == Change.Kind.ADD).count();
  }

  /** How many bytes are told of it: all but the notes, which are read apart. */
  public int weight() {
    List<Change> told = changes.stream().map(Change::withoutNotes).toList();
    return Json.encode(new AmendmentEvent.Proposed(reason, told)).length;
  }

  /** Whether a change of it, made after those before it, would leave an agenda as it stands. */
  public boolean idle(Items now) {
    return Change.idle(changes, now);
  }

  /** True if its words are gone for good. */
  public boolean purged() {
    return items.isEmpty();
  }

  Amendment deciding(Adoption other) {
    return new Amendment(id, base, author, rule, items, changes, reason, other, at);
  }

  Amendment removed() {
    return new Amendment(id, base, author, rule, List.of(), List.of(), "", adoption, at);
  }

  /** Without its words, which its author took back. */
  Amendment withoutWords() {
    return new Amendment(id, base, author, rule, items, List.of(), "", adoption, at);
  }
}
