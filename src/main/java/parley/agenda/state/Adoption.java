package parley.agenda.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * The co-chairs' consent to an agenda as it stood when they were asked, one a party.
 *
 * @param deadline nothing is adopted by it; from then on it is shown who was not heard
 * @param decided when it was adopted, failed, was taken back or made way
 * @param hidden whether nobody is told who consented to what until all have answered
 */
public record Adoption(
    Instant asked,
    Instant deadline,
    @Nullable Instant decided,
    boolean hidden,
    State state,
    PMap<String, Consent> consents) {

  /** How it stands. */
  public enum State {
    ASKED,
    ADOPTED,
    FAILED,
    WITHDRAWN,
    OVERTAKEN
  }

  /** How far a party goes along. */
  public enum Consent {
    SUPPORT,
    CAN_LIVE_WITH,
    RESERVATION,
    OBJECT
  }

  public static Adoption asked(Instant at, Instant deadline, boolean hidden) {
    return new Adoption(at, deadline, null, hidden, State.ASKED, HashTreePMap.empty());
  }

  public Adoption heard(String party, Consent consent) {
    return new Adoption(asked, deadline, decided, hidden, state, consents.plus(party, consent));
  }

  Adoption settled(boolean adopted, Instant at) {
    return ended(adopted ? State.ADOPTED : State.FAILED, at);
  }

  Adoption takenBack(Instant at) {
    return ended(State.WITHDRAWN, at);
  }

  Adoption overtaken(Instant at) {
    return ended(State.OVERTAKEN, at);
  }

  private Adoption ended(State as, Instant at) {
    return new Adoption(asked, deadline, at, hidden, as, consents);
  }

  /** True if everybody may know who consented to what. */
  public boolean isOpen() {
    return !hidden || state == State.ADOPTED || state == State.FAILED;
  }

  /** True if everybody may know who was heard. */
  public boolean tellsWhoWasHeard(Instant now) {
    return isOpen() || (state == State.ASKED && !now.isBefore(deadline));
  }
}
