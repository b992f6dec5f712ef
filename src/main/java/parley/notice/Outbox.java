package parley.notice;

import com.mongodb.MongoException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.store.Database;
import parley.store.Documents;
import parley.store.Documents.Stored;
import parley.store.Keys;
import parley.web.Problem;

/**
 * Letters that wait to be sent. A letter is put in <em>before</em> the command that wants it is
 * given: left over, it goes nowhere, since its cause is asked before each attempt; missing, nobody
 * would send it. One node claims it for a while, so each is sent at least once and, but for a crash
 * between handing in and noting it, once. While the server is away it is tried again, ever less
 * often, until its cause is gone.
 */
public final class Outbox implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final String WAITING = "waiting";
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
  private static final Duration CLAIM = Duration.ofMinutes(2);
  private static final Duration UNWANTED_FOR = Duration.ofMinutes(2);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
  private static final Duration LAST_PAUSE = Duration.ofHours(1);
  private static final long STOP_MILLIS_MAX = 20_000;

  private final Documents documents;
  private final Keys keys;
  private final Wording wording;
  private final @Nullable Smtp smtp;
  private final InstantSource clock;
  private final Map<Letter.Kind, Cause> causes = new EnumMap<>(Letter.Kind.class);
  private final Semaphore woken = new Semaphore(0);
  private final Thread postman = Thread.ofVirtual().name("outbox").unstarted(this::work);
  private volatile boolean closing;

  /**
   * @param server null where there is none: letters wait
   */
  public Outbox(
      Database database, Wording wording, @Nullable MailServer server, InstantSource clock) {
    this.documents = database.documents("outbox");
    this.keys = database.keys();
    this.wording = wording;
    this.smtp = server == null ? null : new Smtp(server);
    this.clock = clock;
  }

  /**
   * A letter in the outbox.
   *
   * @param taken what the mail server said, when it has spoken: only its cause is still to be told
   */
  private record Kept(
      Letter letter,
      Instant put,
      Instant due,
      int tries,
      @Nullable Instant claimedUntil,
      @Nullable Boolean taken) {
    Kept claimed(Instant until) {
      return new Kept(letter, put, due, tries, until, taken);
    }

    Kept settled(boolean nowTaken) {
      return new Kept(letter, put, due, tries, null, nowTaken);
    }

    Kept again(Instant at, int triesNow) {
      return new Kept(letter, put, at, triesNow, null, taken);
    }

    boolean isDue(Instant now) {
      return !now.isBefore(due) && (claimedUntil == null || !now.isBefore(claimedUntil));
    }
  }

  /** Who wants letters of a kind; said once, before {@link #start}. */
  public void cause(Letter.Kind kind, Cause cause) {
    causes.put(kind, cause);
  }

  /** Whether letters can be sent at all. */
  public boolean sends() {
    return smtp != null;
  }

  /** Puts letters in, durably; one that is there already stays as it is. */
  public void put(List<Letter> letters) {
    Instant now = clock.instant();
    for (Letter letter : letters) {
      documents.insert(id(letter), WAITING, new Kept(letter, now, now, 0, null, null));
    }
  }

  /** The command has been given: no need to wait for the next look. */
  public void wake() {
    woken.release();
  }

  public void start() {
    postman.start();
  }

  @Override
  public void close() {
    closing = true;
    wake();
    try {
      if (postman.isAlive() && !postman.join(Duration.ofMillis(STOP_MILLIS_MAX))) {
        LOG.warn("outbox outcome=not-stopped-in-time");
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    try {
      while (!closing) {
        turn();
        woken.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        woken.drainPermits();
      }
    } catch (InterruptedException stopped) {
      LOG.info("outbox interrupted");
    }
  }

  /** Looks through all that waits, and does what is due. */
  void turn() {
    try {
      List<Stored<Kept>> waiting = new ArrayList<>(documents.findBy(WAITING, Kept.class));
      waiting.sort((a, b) -> a.value().put().compareTo(b.value().put()));
      for (Stored<Kept> one : waiting) {
        if (!closing && one.value().isDue(clock.instant())) {
          one(one);
        }
      }
    } catch (MongoException away) {
      LOG.warn("outbox outcome=database-away");
    } catch (RuntimeException defect) {
      LOG.error("outbox outcome=defect type={}", defect.getClass().getName());
    }
  }

  private void one(Stored<Kept> stored) {
    Kept kept = stored.value();
    Instant now = clock.instant();
    if (documents.replace(stored.id(), stored.version(), kept.claimed(now.plus(CLAIM)))) {
      attempt(new Stored<>(stored.id(), stored.version() + 1, kept), now);
    }
  }

  private void attempt(Stored<Kept> claimed, Instant now) {
    Kept kept = claimed.value();
    Cause cause = causes.get(kept.letter().kind());
    if (cause == null) {
      later(claimed, now.plus(LAST_PAUSE), kept.tries());
      return;
    }
    try {
      if (kept.taken() != null) {
        settle(claimed, cause, kept.taken());
        return;
      }
      switch (cause.standing(kept.letter())) {
        case WANTED -> send(claimed, cause, now);
        case NOT_YET -> notYet(claimed, now);
        case GONE -> documents.remove(claimed.id());
      }
    } catch (Problem unknown) {
      later(claimed, now.plus(LOOK_EVERY), kept.tries());
    }
  }

  private void notYet(Stored<Kept> claimed, Instant now) {
    if (now.isBefore(claimed.value().put().plus(UNWANTED_FOR))) {
      later(claimed, now, claimed.value().tries());
    } else {
      documents.remove(claimed.id());
    }
  }

  private void send(Stored<Kept> claimed, Cause cause, Instant now) {
    Letter letter = claimed.value().letter();
    String shown = keys.mac("letter", letter.id());
    Smtp.Outcome outcome =
        smtp == null ? Smtp.Outcome.AWAY : smtp.send(shown, letter, wording.written(letter));
    switch (outcome) {
      case TAKEN, REFUSED -> {
        boolean taken = outcome == Smtp.Outcome.TAKEN;
        LOG.info("letter={} outcome={}", shown, taken ? "sent" : "refused");
        Kept settled = claimed.value().settled(taken);
        if (documents.replace(claimed.id(), claimed.version(), settled)) {
          settle(new Stored<>(claimed.id(), claimed.version() + 1, settled), cause, taken);
        }
      }
      case AWAY -> later(claimed, now.plus(pause(claimed.value())), claimed.value().tries() + 1);
    }
  }

  private void settle(Stored<Kept> stored, Cause cause, boolean taken) {
    cause.settled(stored.value().letter(), taken);
    documents.remove(stored.id());
  }

  private void later(Stored<Kept> claimed, Instant at, int tries) {
    documents.replace(claimed.id(), claimed.version(), claimed.value().again(at, tries));
  }

  /** Doubled each time, and spread out, so that not all come at once when the server is back. */
  private static Duration pause(Kept kept) {
    long millis = FIRST_PAUSE.toMillis() << Math.min(kept.tries(), 8);
    long capped = Math.min(millis, LAST_PAUSE.toMillis());
    return Duration.ofMillis(
        capped + Math.floorMod(kept.letter().id().hashCode(), Math.max(1, capped / 4)));
  }

  private String id(Letter letter) {
    return keys.mac("outbox", letter.id());
  }
}
