package parley.draft;

import com.mongodb.MongoException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.draft.log.Committed;
import parley.draft.log.Log;
import parley.draft.log.TextEntry;
import parley.draft.log.TextState;
import parley.live.sharing.Lease;
import parley.live.sharing.Standstill;
import parley.push.Receiver;
import parley.store.Batch;
import parley.web.Problem;

/**
 * One text at work. What waits is decided by one thread at a time, committed as one batch, and only
 * then told and acknowledged. While one batch is on its way to the disk the next one gathers.
 */
final class LiveText {
  private static final Logger LOG = LoggerFactory.getLogger(LiveText.class);
  private static final long ASK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final Desk desk;
  private final Log.Place place;
  private final TextFeed feed;
  private final Tray tray = new Tray();
  private final Lease lease;
  private volatile boolean unknown;
  private volatile TextState state;
  private volatile long touchedNanos = System.nanoTime();
  private volatile long kept;
  private volatile long fenced;

  LiveText(Desk desk, Log.Place place) {
    this.desk = desk;
    this.place = place;
    this.state = desk.log().open(place);
    this.kept = state.version();
    this.fenced = state.version();
    this.feed = new TextFeed(place, desk);
    this.lease = new Lease(desk.forums().sharing(), this::pull);
  }

  Log.Place place() {
    return place;
  }

  /** The text now: everything acknowledged is in it. */
  TextState state() {
    touchedNanos = System.nanoTime();
    lease.require();
    return state;
  }

  /** Reads on first where somebody comes with a version that they met at another node. */
  LiveText atLeast(long version) {
    if (version > state.version()) {
      boolean _ = lease.renewInTurn();
    }
    return this;
  }

  TextFeed feed() {
    return feed;
  }

  /**
   * Lets it wait; it is answered when it is durable or refused.
   *
   * @throws Problem full or unknown-outcome (503) if it cannot even wait
   */
  void write(Writing writing) {
    touchedNanos = System.nanoTime();
    if (unknown) {
      throw new Problem(Problem.Code.UNKNOWN_OUTCOME);
    }
    tray.add(writing, () -> Thread.ofVirtual().name("text").start(this::work));
  }

  /** True if something was written that no fence stands behind. */
  boolean isOpenEnded() {
    return tray.isWorkedOn() || state.version() > fenced;
  }

  private void work() {
    List<Writing> taken = tray.take();
    while (!taken.isEmpty()) {
      lease.hold();
      try {
        commit(taken);
      } finally {
        lease.release();
      }
      taken = tray.take();
    }
  }

  private void commit(List<Writing> taken) {
    try {
      Standstill standstill = new Standstill(state.version());
      while (!committed(taken)) {
        standstill.pass(state.version()); // another node was first: decide again
      }
    } catch (MongoException e) {
      LOG.warn("text {}: the database is away ({})", place.text(), e.getClass().getSimpleName());
      Writing.fail(taken, Problem.Code.UNAVAILABLE);
    } catch (RuntimeException e) {
      LOG.error("text {}: a batch of {} failed", place.text(), taken.size(), e);
      Writing.fail(taken, Problem.Code.INTERNAL);
    }
  }

  private boolean committed(List<Writing> taken) {
    Drafting drafting = new Drafting(desk, place, state, this::since);
    taken.forEach(drafting::decide);
    if (drafting.fresh().isEmpty()) {
      drafting.answer();
      return true;
    }
    Batch batch = drafting.batch();
    switch (desk.log().journal().append(batch)) {
      case WRITTEN -> {
        try {
          show(drafting);
          drafting.answer();
        } catch (MongoException notNow) {
          resolve(drafting, batch, taken);
        }
      }
      case TAKEN -> {
        pull();
        return false;
      }
      case REFUSED -> Writing.fail(taken, Problem.Code.UNAVAILABLE);
      case UNKNOWN -> resolve(drafting, batch, taken);
    }
    return true;
  }

  /** How the text came about. */
  Past past() {
    return new Past(desk.log(), place, state(), this::since);
  }

  private List<Committed> since(long version) {
    List<Committed> recent = feed.since(version, state.version());
    return recent == null ? desk.log().since(place.text(), version) : recent;
  }

  private void show(Drafting drafting) {
    show(drafting.fresh(), drafting.state());
    keep(Log.APART);
  }

  /** Where words that these take out cannot go now, it throws MongoException and shows nothing. */
  private void show(List<Committed> entries, TextState next) {
    entries.forEach(entry -> desk.log().finish(place.text(), entry));
    feed.show(entries, () -> state = next);
    for (Committed entry : entries) {
      if (entry.entry() instanceof TextEntry.Fenced) {
        fenced = entry.to();
      }
    }
  }

  /** Keeps a checkpoint if the last is that far behind. */
  private void keep(int apart) {
    TextState now = state;
    if (now.version() - kept >= apart) {
      try {
        desk.log().keep(place, now);
        kept = now.version();
      } catch (MongoException later) {
        LOG.warn("text {}: no checkpoint is kept ({})", place.text(), later.getMessage());
      }
    }
  }

  /** Folds in what other nodes wrote. */
  private void pull() {
    for (Committed entry : desk.log().since(place.text(), state.version())) {
      show(List.of(entry), state.after(entry));
    }
  }

  /** Reads on if anybody listens or asked lately, while the forum's state may be relied on. */
  void keepUp(long latelyNanos) {
    if (!isIdle(latelyNanos)) {
      try {
        desk.forums().require(place.forum());
        lease.renew();
      } catch (Problem away) {
        LOG.warn("text {}: nothing is told ({})", place.text(), away.code().slug());
      }
    }
  }

  /** Nobody knows whether the insert took effect: nothing is decided until the database tells. */
  private void resolve(Drafting drafting, Batch batch, List<Writing> taken) {
    unknown = true;
    Writing.fail(taken, Problem.Code.UNKNOWN_OUTCOME);
    while (!resolved(drafting, batch) && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(ASK_AGAIN_NANOS); // away: asking faster helps nobody
    }
    unknown = false;
  }

  private boolean resolved(Drafting drafting, Batch batch) {
    try {
      @Nullable String holder = desk.log().journal().idOf(batch.log(), batch.n());
      if (batch.id().equals(holder)) {
        show(drafting);
      } else if (holder != null) {
        pull();
      }
      return true;
    } catch (MongoException e) {
      return false;
    }
  }

  /** Begins to tell a receiver. */
  void join(Receiver receiver, TextFeed.From from) {
    touchedNanos = System.nanoTime();
    feed.join(receiver, from, () -> state.version());
  }

  boolean isIdle(long sinceNanos) {
    return System.nanoTime() - touchedNanos > sinceNanos && feed.isQuiet() && !tray.isWorkedOn();
  }

  /** Keeps what was written since the last checkpoint, before it is forgotten. */
  void keepAll() {
    keep(1);
  }

  /** Looks no more; it is in use no more. */
  void end() {
    lease.end();
  }
}
