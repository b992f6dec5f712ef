package parley.invitation;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import parley.forum.Participant.Capacity;
import parley.forum.Role;

/**
 * An invitation as it stands.
 *
 * @param by the participant who invited
 * @param offered what seat it leads to
 * @param pass what opens it, now
 * @param made when it was made or last renewed
 */
record Invitation(
    String id,
    String by,
    @Nullable Whom whom,
    Offered offered,
    Pass pass,
    Instant made,
    Stage stage) {

  /** The person, as whoever invited wrote it; purged when nothing may remember it. */
  record Whom(String name, String email, String language) {
    @Override
    public String toString() {
      return "Whom"; // names and addresses are for no log
    }
  }

  /**
   * The seat.
   *
   * @param groups working groups besides the group of all
   * @param readsAll whether from the beginning, or only what comes
   */
  record Offered(
      @Nullable String party,
      Capacity capacity,
      List<Role> roles,
      List<String> groups,
      boolean readsAll) {}

  /**
   * What opens it.
   *
   * @param secret SHA-256 of the link's token or of the code
   * @param letter id of the letter that carries it; unused where it is told
   */
  record Pass(Way way, String secret, String letter, Instant until) {}

  /** How the person gets the secret. */
  enum Way {
    /** By a letter of ours. */
    LETTER,
    /** Spoken or printed, by whoever invites. */
    CODE
  }

  /** What has become of it, but for the passing of time. */
  enum Stage {
    WAITING,
    SENT,
    /** The mail server will not take letters to this address. */
    UNDELIVERED,
    ASKED_ANEW,
    ACCEPTED,
    REVOKED
  }

  /** As it is listed. */
  enum State {
    WAITING,
    SENT,
    TOLD,
    UNDELIVERED,
    EXPIRED,
    ASKED_ANEW,
    ACCEPTED,
    REVOKED
  }

  State state(Instant now) {
    return switch (stage) {
      case ACCEPTED -> State.ACCEPTED;
      case REVOKED -> State.REVOKED;
      case ASKED_ANEW -> State.ASKED_ANEW;
      case WAITING, SENT, UNDELIVERED -> expired(now) ? State.EXPIRED : under();
    };
  }

  private State under() {
    if (pass.way() == Way.CODE) {
      return State.TOLD;
    }
    return switch (stage) {
      case WAITING, ACCEPTED, REVOKED, ASKED_ANEW -> State.WAITING;
      case SENT -> State.SENT;
      case UNDELIVERED -> State.UNDELIVERED;
    };
  }

  boolean expired(Instant now) {
    return !now.isBefore(pass.until());
  }

  /** Whether it can still lead to a seat, perhaps after it is renewed. */
  boolean open() {
    return stage != Stage.ACCEPTED && stage != Stage.REVOKED && whom != null;
  }

  boolean isFor(String email) {
    return whom != null && canonical(whom.email()).equals(canonical(email));
  }

  Invitation at(Stage now) {
    return new Invitation(id, by, whom, offered, pass, made, now);
  }

  Invitation renewed(Pass fresh, Instant now) {
    return new Invitation(id, by, whom, offered, fresh, now, Stage.WAITING);
  }

  static String canonical(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }
}
