package parley.agenda.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.agenda.state.Adoption.Consent;
import parley.agenda.state.AgendaEvent.OfSession;
import parley.forum.Attribution.Author;
import parley.forum.Event;
import parley.forum.Rule;

/**
 * What happens to a proposal on top of an adopted agenda. What it does to items when it is accepted
 * are events of those items, in the same batch.
 */
public sealed interface AmendmentEvent extends OfSession {
  String amendment();

  @Override
  default String subject() {
    return amendment();
  }

  /** What was proposed, and why. */
  record Proposed(String reason, List<Change> changes) {}

  /**
   * It was proposed, and the co-chairs are asked from now on.
   *
   * @param base the edition that was looked at
   * @param items those that it touches or would add
   */
  record AmendmentProposed(
      String room,
      String session,
      String amendment,
      int base,
      List<String> items,
      Author author,
      Rule rule,
      Instant deadline,
      boolean hidden,
      @Nullable Proposed content)
      implements AmendmentEvent {
    @Override
    public List<String> purgedWith() {
      List<String> ids = new ArrayList<>(List.of(amendment, session));
      ids.addAll(items);
      return ids;
    }

    @Override
    public Event bare() {
      return new AmendmentProposed(
          room, session, amendment, base, items, author, rule, deadline, hidden, null);
    }
  }

  /**
   * A party's co-chair answered.
   *
   * @param told whether the room may know that now
   */
  record AmendmentAnswered(
      String room, String session, String amendment, String party, Consent consent, boolean told)
      implements AmendmentEvent {
    @Override
    public boolean silent() {
      return !told;
    }
  }

  /** All have answered, or one has objected in the open. If accepted, the agenda is amended now. */
  record AmendmentSettled(String room, String session, String amendment, boolean accepted)
      implements AmendmentEvent {}

  /** Its author does not propose it any more. */
  record AmendmentWithdrawn(String room, String session, String amendment)
      implements AmendmentEvent {}
}
