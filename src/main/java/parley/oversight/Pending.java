package parley.oversight;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;
import parley.forum.Event.Entry;

/** The approvals that are waited for, and who answers for whom: oversight's slice of a forum. */
record Pending(PMap<String, Case> cases, PMap<String, String> deputies) {
  static final Pending NONE = new Pending(HashTreePMap.empty(), HashTreePMap.empty());
  static final Duration LAPSES_AFTER = Duration.ofDays(7);

  /** A deed that waits: who proposed it, when, and the parties whose co-chairs have agreed. */
  record Case(String id, Deed deed, String by, Instant asked, PSet<String> agreed) {
    Instant lapses() {
      return asked.plus(LAPSES_AFTER);
    }

    Case agreed(@Nullable String party) {
      return party == null ? this : new Case(id, deed, by, asked, agreed.plus(party));
    }
  }

  Pending apply(ApprovalEvent event, Entry entry) {
    return switch (event) {
      case ApprovalEvent.Asked e ->
          with(
              new Case(e.approval(), e.deed(), e.by(), entry.time(), HashTreePSet.empty())
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

  private Pending with(Case waiting) {
    return new Pending(cases.plus(waiting.id(), waiting), deputies);
  }
}
