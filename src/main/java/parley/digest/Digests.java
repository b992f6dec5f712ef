package parley.digest;

import com.mongodb.MongoException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.attention.Heeds;
import parley.attention.Personal;
import parley.digest.Readers.Reader;
import parley.digest.Told.Pending;
import parley.live.Forums;
import parley.notice.Letter;
import parley.notice.Outbox;
import parley.store.Database;
import parley.store.Documents.Stored;
import parley.store.Keys;
import parley.web.Authenticator;
import parley.web.Problem;

/**
 * Each minute, whose letter is due: everybody is asked about at times of their own clock, and what
 * is new or waits is asked of their seats then. Who is reading just now is left alone until they
 * have gone. What was decided is noted before the letter goes to the outbox, so no restart and no
 * other node sends it twice ({@link Writing}).
 */
public final class Digests {
  private static final Logger LOG = LoggerFactory.getLogger(Digests.class);
  private static final Duration READING = Duration.ofMinutes(10);
  private static final EnumSet<Cadence> ANY = EnumSet.complementOf(EnumSet.of(Cadence.NEVER));

  private final Parts parts;
  private final Readers readers;
  private final Presence presence;
  private final Keys keys;
  private final Personal<Choices> choices;
  private final OptOut optOut;
  private final Writing writing;
  private final Asking asking;
  private final Times times;
  private final AtomicBoolean turning = new AtomicBoolean();

  /** Those of whom nothing that was decided waits for the outbox, as far as this node knows. */
  private final Set<String> settled = ConcurrentHashMap.newKeySet();

  /**
   * What they stand on.
   *
   * @param origin where links lead
   */
  public record Parts(
      Database database, Forums forums, Outbox outbox, String origin, InstantSource clock) {}

  /** Who is asked what is new to whom. */
  public record Asked(Readers readers, List<News> news, Heeds heeds) {}

  public Digests(Parts parts, Asked asked) {
    this.parts = parts;
    this.readers = asked.readers();
    this.presence = new Presence(parts.clock());
    this.keys = parts.database().keys();
    boolean shared = parts.forums().sharing().shared();
    this.choices =
        new Personal<>(
            new Personal.Store(parts.database().documents("letters"), keys, "letters", shared),
            Choices.USUAL);
    this.optOut = new OptOut(parts.database().documents("noLetters"), keys, parts.origin());
    this.writing = new Writing(parts, readers, optOut);
    this.times = new Times(keys);
    this.asking = new Asking(parts.forums(), asked.news(), asked.heeds());
    parts.outbox().cause(Letter.Kind.DIGEST, new DigestLetters(this));
    parts.outbox().cause(Letter.Kind.REMINDER, new DigestLetters(this));
  }

  Choices choices(String account) {
    return choices.of(account, "");
  }

  Choices choose(String account, Choices chosen) {
    return choices.change(account, "", before -> chosen);
  }

  OptOut optOut() {
    return optOut;
  }

  @Nullable Reader reader(String account) {
    return readers.of(account);
  }

  /** The same, with a note of who asked for something when. */
  public Authenticator noting(Authenticator behind) {
    return presence.noting(behind);
  }

  /** Whether they look at these pages now, or did a moment ago. */
  boolean isReading(String account) {
    return presence.since(account, now().minus(READING));
  }

  /** Whether there still is what a letter of this kind would say. */
  boolean isWanted(String account, Letter.Kind kind) {
    Choices chosen = choices(account);
    return kind == Letter.Kind.REMINDER
        ? chosen.reminders() && !asking.waits(account, chosen, now()).isEmpty()
        : asking.hasNews(account, new Asking.Wanted(chosen, ANY, Instant.EPOCH, now()));
  }

  /**
   * Begins with an account as one that was here long before: what is new to it calls for a letter.
   *
   * @return the account
   */
  public String longKnown(String account) {
    writing.begin(account, Instant.EPOCH);
    return account;
  }

  /** Writes what is due by now; false, and nothing, if that is being done already. */
  public boolean turn() {
    if (!parts.outbox().sends()) {
      return true;
    } else if (!turning.compareAndSet(false, true)) {
      return false;
    }
    try {
      for (String account : readers.accounts()) {
        one(account);
      }
    } catch (MongoException away) {
      LOG.warn("letters outcome=database-away");
    } catch (RuntimeException defect) {
      LOG.error("letters outcome=defect type={}", defect.getClass().getName());
    } finally {
      turning.set(false);
    }
    return true;
  }

  /** What is wrong with one is no reason to write to nobody behind them. */
  private void one(String account) {
    try {
      Reader reader = reader(account);
      if (reader != null) {
        one(account, reader);
      }
    } catch (Problem unavailable) {
      LOG.info("letters outcome=later reason={}", unavailable.code().slug());
    } catch (MongoException away) {
      throw away;
    } catch (RuntimeException defect) {
      LOG.error("letters outcome=defect type={}", defect.getClass().getName());
    }
  }

  private void one(String account, Reader reader) {
    Choices chosen = choices(account);
    Map<Cadence, Instant> come = times.come(account, chosen, chosen.zone(reader.zone()), now());
    if (come.isEmpty() && settled.contains(account)) {
      return;
    }
    settled.remove(account);
    Stored<Told> stored = writing.known(account);
    if (stored.value().pending() != null) {
      stored = writing.delivered(account, stored);
    }
    if (isReading(account)) {
      times.hold(account, come.keySet(), now());
    } else {
      stored = look(account, new Due(chosen, come), stored);
    }
    if (stored.value().pending() == null) {
      settled.add(account);
    }
  }

  /**
   * What is looked at for somebody in one turn.
   *
   * @param slots of the cadences whose time has come; SOON also stands for reminders
   */
  private record Due(Choices chosen, Map<Cadence, Instant> slots) {}

  /** As it was at the slots: what came since is for the next, or letters would tell when. */
  private Stored<Told> look(String account, Due due, Stored<Told> stored) {
    Stored<Told> at = stored;
    Told after = at.value();
    boolean news = false;
    for (Map.Entry<Cadence, Instant> one : due.slots().entrySet()) {
      Cadence cadence = one.getKey();
      Instant slot = one.getValue();
      Instant since = at.value().at(cadence);
      if (slot.isAfter(at.value().slot(cadence))
          && asking.hasNews(
              account, new Asking.Wanted(due.chosen(), EnumSet.of(cadence), since, slot))) {
        after = after.wrote(cadence, slot);
        news = true;
      }
    }
    if (news) {
      String id = keys.mac("digest-letter", account + "|" + now());
      at = writing.write(account, at, after, new Pending(Letter.Kind.DIGEST, id));
    }
    if (at.value().pending() != null) {
      return at; // another node was first, and may be gone before it is done: in a minute again
    }
    Instant soon = due.slots().get(Cadence.SOON);
    if (due.chosen().reminders() && soon != null) {
      at = remind(account, due.chosen(), soon, at);
    }
    times.looked(account, due.slots()); // last: whatever failed is looked at again
    return at;
  }

  /** What was moved to another time waits anew. */
  private Stored<Told> remind(String account, Choices chosen, Instant slot, Stored<Told> at) {
    Map<String, Instant> waits = asking.waits(account, chosen, slot);
    waits.entrySet().removeAll(at.value().reminded().entrySet());
    if (waits.isEmpty()) {
      return at;
    }
    String id = keys.mac("reminder-letter", account + "|" + now());
    Told after = at.value().reminds(waits, slot);
    return writing.write(account, at, after, new Pending(Letter.Kind.REMINDER, id));
  }

  private Instant now() {
    return parts.clock().instant();
  }
}
