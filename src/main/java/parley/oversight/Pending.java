package parley.oversight;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;
import parley.forum.Event;
import parley.forum.Event.Entry;
import parley.forum.ForumEvent;
import parley.forum.Room.Keeping;

/** The approvals that are waited for, and who answers for whom: oversight's slice of a forum. */
record Pending(PMap<String, Case> cases, PMap<String, String> deputies) {
  static final Pending NONE = new Pending(HashTreePMap.empty(), HashTreePMap.empty());
  static final Duration LAPSES_AFTER = Duration.ofDays(7);

  /** A deed that waits: who proposed it, when, and the parties whose co-chairs have agreed. */
  record Case(String id, Deed deed, String by, Instant asked, PSet<String> agreed) {
    Instant lapses() {
      return asked.plus(LAPSES_AFTER);
    }

    /** It is not done; what was said for it goes, as only those asked were told of it. */
    List<Event> undone() {
      return settled(false);
    }

    /** It waits no more; what was said for this question goes. */
    List<Event> settled(boolean done) {
      String room = deed.room();
      Event settled = new ApprovalEvent.Settled(room, id, done);
      return room == null || deed.said() == null
          ? List.of(settled)
          : List.of(settled, new ForumEvent.Purged(room, List.of(id), true));
    }

    Case agreed(@Nullable String party) {
      return party == null ? this : new Case(id, deed, by, asked, agreed.plus(party));
    }
  }

  Pending apply(ApprovalEvent event, Entry entry) {
    return switch (event) {
      case ApprovalEvent.Asked e ->
          with(
              new Case(e.approval(), e.whole(), e.by(), entry.time(), HashTreePSet.empty())
                  .agreed(e.party()));
      case ApprovalEvent.Agreed e -> {
        Case waiting = cases.get(e.approval());
        yield waiting == null ? this : with(waiting.agreed(e.party()));
      }
      case ApprovalEvent.Settled e -> new Pending(cases.minus(e.approval()), deputies);
      case ApprovalEvent.DeputyNamed e ->
          new Pending(
              cases,
              e.deputy() == null
                  ? deputies.minus(e.coChair())
                  : deputies.plus(e.coChair(), e.deputy()));
    };
  }

  /** The same waited, while another party had a co-chair: there is nothing to answer any more. */
  List<Event> overtaken(Deed done) {
    return cases.values().stream()
        .filter(waiting -> !done.endsRoom() && done.repeats(waiting.deed()))
        .flatMap(waiting -> waiting.settled(true).stream())
        .toList();
  }

  /** What was purged of a deed that waits takes the deed with it. */
  Pending without(Collection<String> purged) {
    return new Pending(cases.minusAll(purged), deputies);
  }

  /** What lapsed in a room, and so long ago that what was said for it goes. */
  List<String> over(Keeping keeping) {
    return cases.values().stream()
        .filter(one -> keeping.room().equals(one.deed().room()) && one.deed().said() != null)
        .filter(one -> keeping.now().isAfter(one.lapses()) && keeping.over(null, one.asked()))
        .map(Case::id)
        .toList();
  }

  /** Nothing waits any more that was about a room. */
  Pending without(String room) {
    PMap<String, Case> others = cases;
    for (Case one : cases.values()) {
      others = room.equals(one.deed().room()) ? others.minus(one.id()) : others;
    }
    return new Pending(others, deputies);
  }

  private Pending with(Case waiting) {
    return new Pending(cases.plus(waiting.id(), waiting), deputies);
  }
}
