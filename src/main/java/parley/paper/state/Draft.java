package parley.paper.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import parley.annex.Annex;
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
 * @param over when it ended
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
    PVector<Annex> annexes,
    @Nullable Instant over,
    Position last) {
  /** True if nobody writes in it any more. */
  public boolean ended() {
    return over != null;
  }

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
        TreePVector.empty(),
        null,
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
              annexes,
              over,
              entry.at());
      case DraftEvent.AnnexLaid e ->
          e.content() == null ? this : with(annexes.plus(e.content()), entry.at());
      case DraftEvent.AnnexTaken e -> {
        Annex gone = Annex.find(annexes, e.annex());
        yield gone == null ? this : with(annexes.minus(gone), entry.at());
      }
      case DraftEvent.DraftEnded e -> with(circulated, entry.time(), entry.at());
      case DraftCirculated e -> {
        Circulated copy = new Circulated(e.to(), e.paper(), entry.time());
        yield with(circulated.plus(copy), over, e.told() ? entry.at() : last);
      }
    };
  }

  private Draft with(PVector<Circulated> copies, @Nullable Instant end, Position told) {
    return new Draft(
        id, heading, submitter, withoutPrejudice, initial, created, copies, annexes, end, told);
  }

  private Draft with(PVector<Annex> files, Position told) {
    return new Draft(
        id, heading, submitter, withoutPrejudice, initial, created, circulated, files, over, told);
  }
}
