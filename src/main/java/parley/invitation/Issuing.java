package parley.invitation;

import com.mongodb.MongoException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.invitation.Invitation.Pass;
import parley.invitation.Invitation.Way;
import parley.invitation.Invitation.Whom;
import parley.live.Forums;
import parley.notice.Letter;
import parley.notice.Outbox;
import parley.store.Database;
import parley.web.Problem;

/** Makes what opens invitations, and sees to the letters that carry it. */
public final class Issuing {
  private static final Logger LOG = LoggerFactory.getLogger(Issuing.class);
  private final Secrets secrets;
  private final Outbox outbox;
  private final String origin;
  private final InstantSource clock;

  /**
   * @param origin where links lead
   */
  public Issuing(Database database, Outbox outbox, String origin, InstantSource clock) {
    this.secrets = new Secrets(database.documents("invitations"), database.keys());
    this.outbox = outbox;
    this.origin = origin;
    this.clock = clock;
  }

  /** From now on letters of invitation are sent while the forum wants them. */
  public void begin(Forums forums, Invitations invitations) {
    outbox.cause(Letter.Kind.INVITATION, new InvitationLetters(forums, invitations, clock));
  }

  /** A secret that was just made, with an id for a new invitation. */
  record Fresh(String id, Way way, String secret, String letter) {
    @Nullable String code() {
      return way == Way.CODE ? secret : null;
    }
  }

  /**
   * @param made of what it is made: the same again makes the same, so that a retry is one
   */
  Fresh fresh(Way way, String made) {
    return new Fresh(
        secrets.id("id", made), way, secrets.secret(way, made), secrets.id("letter", made));
  }

  /**
   * @throws Problem bad-field
   */
  Pass pass(Fresh fresh, int days) {
    if (days < 1 || days > Invitations.DAYS_MAX) {
      throw Problem.field("days", "must be 1 to " + Invitations.DAYS_MAX);
    }
    Instant until = clock.instant().plus(Duration.ofDays(days));
    String hash = Invitations.hash(Secrets.known(fresh.secret()));
    return new Pass(fresh.way(), hash, fresh.letter(), until);
  }

  /** The way there and the letter come before the command: left over, both lead nowhere. */
  void lead(Fresh fresh, Whom whom, Secrets.Place place) {
    secrets.lead(fresh.secret(), place);
    if (fresh.way() == Way.LETTER) {
      outbox.put(List.of(InvitationLetters.letter(whom, fresh.letter(), link(fresh), place)));
    }
  }

  /** What stands behind the # never reaches a server, nor a log on the way. */
  String link(Fresh fresh) {
    return origin + "/invitation#" + fresh.secret();
  }

  /** Where a secret leads, or null. */
  Secrets.@Nullable Place find(String known) {
    return secrets.find(known);
  }

  /** An id made of the same thing each time. */
  String id(String what, String made) {
    return secrets.id(what, made);
  }

  /** Forgets what nobody can come with any more; from time to time. */
  public void sweep() {
    try {
      secrets.sweep(clock.instant());
    } catch (MongoException away) {
      LOG.info("invitations outcome=not-swept");
    }
  }

  /** The command has been given. */
  void wake() {
    outbox.wake();
  }

  boolean sends() {
    return outbox.sends();
  }

  Instant now() {
    return clock.instant();
  }
}
