package parley.paper.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import parley.forum.Event.Entry;
import parley.paper.state.DraftEvent.DraftCirculated;
import parley.paper.state.DraftEvent.DraftOpened;
import parley.paper.state.DraftEvent.DraftRevised;
import parley.paper.state.DraftEvent.For;
import parley.store.Position;
import parley.web.Json;

/**
 * A paper that is being written, in the room where it is; immutable.
 *
 * @param initial what its text began with; null for an empty one
 * @param last the last entry about it that was told: who reads that one may know of it
 */
public record Draft(
    String id,
    Heading heading,
    For submitter,
    boolean withoutPrejudice,
    Json.@Nullable Raw initial,
    Instant created,
    PVector<Circulated> circulated,
    boolean ended,
    Position last) {
  /** Where a copy of it is. */
  public record Circulated(String room, String paper, Instant at) {}

  static Draft opened(DraftOpened e, Entry entry) {
    DraftEvent.Beginning words = e.content();
    return new Draft(
        e.draft(),
        words == null ? Heading.GONE : words.heading(),
        e.submitter(),
        e.withoutPrejudice(),
        words == null ? null : words.doc(),
        entry.time(),
        TreePVector.empty(),
        false,
        entry.at());
  }

  Draft after(DraftEvent event, Entry entry) {
    return switch (event) {
      case DraftOpened e -> this; // opened already
      case DraftRevised e ->
          new Draft(
              id,
              e.content() == null ? heading : e.content(),
              e.submitter(),
              e.withoutPrejudice(),
              initial,
              created,
              circulated,
              ended,
              entry.at());
      case DraftEvent.DraftEnded e -> with(circulated, true, entry.at());
      case DraftCirculated e -> {
        Circulated copy = new Circulated(e.to(), e.paper(), entry.time());
        yield with(circulated.plus(copy), ended, e.told() ? entry.at() : last);
      }
    };
  }

  private Draft with(PVector<Circulated> copies, boolean over, Position told) {
    return new Draft(
        id, heading, submitter, withoutPrejudice, initial, created, copies, over, told);
  }
}
