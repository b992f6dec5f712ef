package parley.live;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.feed.Feeds;
import parley.forum.Event.Entry;
import parley.forum.Forum;
import parley.live.Waitings.Waiting;
import parley.live.sharing.Lease;
import parley.live.sharing.Standstill;
import parley.store.Batch;
import parley.web.Problem;

/**
 * One forum at work: the loop that takes waiting commands, decides them, commits them as one batch
 * and only then lets anybody see them. What waits while an insert is under way goes into the next
 * batch, so the disk is asked once for many.
 */
final class LiveForum {
  private static final Logger LOG = LoggerFactory.getLogger(LiveForum.class);
  private static final int STOP_SECONDS_MAX = 10;
  private static final Duration ASK_AGAIN = Duration.ofMillis(250);
  private final Node node;
  private final Retries retries;
  private final Lease lease;
  final Opening.Weight weight;
  private final Feeds feeds;
  private final Waitings queue = new Waitings();
  private final CountDownLatch told = new CountDownLatch(1); // to stop
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile Forum state;
  private volatile boolean unknown;
  volatile long touchedNanos = System.nanoTime();

  /** Takes over a forum as it was opened. */
  LiveForum(Node node, Opening opened) {
    this.node = node;
    this.state = opened.state();
    this.retries = opened.retries();
    this.weight = opened.weight();
    this.feeds = opened.feeds();
    this.lease = new Lease(node.sharing(), this::pull);
    Thread.ofVirtual().name("forum-" + state.id()).start(this::work);
  }

  /**
   * The state now: everything acknowledged is in it.
   *
   * @throws Problem unavailable if other nodes may have written what cannot be read
   */
  Forum state() {
    touchedNanos = System.nanoTime();
    lease.require();
    return state;
  }

  /** The state as listeners were told it last, for whoever has just asked for {@link #state}. */
  Forum shown() {
    return state;
  }

  boolean isUsed(Duration lately) {
    return System.nanoTime() - touchedNanos < lately.toNanos() || !feeds.isQuiet();
  }

  Lease lease() {
    return lease;
  }

  Feeds feeds() {
    return feeds;
  }

  boolean isIdle(Duration since) {
    return !isUsed(since) && queue.isEmpty();
  }

  /**
   * Queues a command; its answer comes when it is durable or refused.
   *
   * @throws Problem full, unknown-outcome or unavailable (503) if it cannot even wait
   */
  void ask(Waiting waiting) {
    touchedNanos = System.nanoTime();
    if (isStopping()) {
      throw new Problem(Problem.Code.UNAVAILABLE);
    }
    if (unknown) {
      throw new Problem(Problem.Code.UNKNOWN_OUTCOME);
    }
    queue.add(waiting);
    if (ended.getCount() == 0) {
      Waitings.fail(queue.rest(), Problem.Code.UNAVAILABLE); // the loop ended between the two looks
    }
  }

  private boolean isStopping() {
    return told.getCount() == 0;
  }

  private void work() {
    try {
      while (!isStopping() || !queue.isEmpty()) {
        Waiting first = queue.poll(ASK_AGAIN);
        if (first != null) {
          commit(queue.take(first));
        }
      }
    } catch (InterruptedException e) {
      LOG.info("forum {} interrupted", state.id());
    } finally {
      ended.countDown();
    }
  }

  private void commit(List<Waiting> taken) throws InterruptedException {
    lease.hold();
    try {
      Standstill standstill = new Standstill(state.last().n());
      while (!committed(taken)) {
        standstill.pass(state.last().n()); // another node was first: decide again
      }
    } catch (MongoException e) {
      LOG.warn("forum {}: the database is away ({})", state.id(), e.getClass().getSimpleName());
      Waitings.fail(taken, Problem.Code.UNAVAILABLE);
    } catch (RuntimeException e) {
      LOG.error("forum {}: a batch of {} failed", state.id(), taken.size(), e);
      Waitings.fail(taken, Problem.Code.INTERNAL);
    } finally {
      lease.release();
    }
  }

  private boolean committed(List<Waiting> taken) throws InterruptedException {
    Proposal proposal = new Proposal(state, node, retries);
    taken.forEach(proposal::decide);
    if (proposal.isEmpty()) {
      proposal.answer();
      return true;
    }
    Batch batch = proposal.batch();
    return switch (node.journal().append(batch)) {
      case WRITTEN -> {
        if (!show(proposal)) {
          Waitings.fail(taken, Problem.Code.UNKNOWN_OUTCOME);
        }
        yield true;
      }
      case TAKEN -> {
        pull();
        yield false;
      }
      case REFUSED -> {
        Waitings.fail(taken, Problem.Code.UNAVAILABLE);
        yield true;
      }
      case UNKNOWN -> {
        resolve(proposal, batch, taken);
        yield true;
      }
    };
  }

  boolean isDone(Waiting waiting) {
    return retries.find(waiting) != null;
  }

  /** State first, then those who listen, then who asked; nothing before what it purges is gone. */
  private boolean show(Proposal proposal) throws InterruptedException {
    Forum visible = node.cleared(proposal.entries(), proposal.state(), told);
    if (visible == null) {
      return false;
    }
    retries.rememberAll(proposal.fresh());
    weight.addAll(proposal.lines());
    feeds.show(proposal.entries(), visible, () -> state = visible);
    proposal.accepted().forEach(a -> feeds.yours(a.waiting().asked(), a.at()));
    proposal.answer();
    return true;
  }

  private void pull() {
    node.readOn(state, retries, weight, this::fold);
  }

  private void fold(List<Entry> entries) {
    Forum folded = state;
    for (Entry entry : entries) {
      folded = folded.apply(entry);
    }
    Forum visible = node.shown(entries, folded);
    feeds.show(entries, visible, () -> state = visible);
    fenceLater(entries);
  }

  private void fenceLater(List<Entry> entries) {
    Done.Fences fences = Done.Fences.of(state.last(), entries.stream().map(Entry::event));
    node.hooks().fenceLater(state.id(), fences);
  }

  /** Nothing is decided until the database tells; the retry finds the first answer if it was. */
  private void resolve(Proposal proposal, Batch batch, List<Waiting> taken)
      throws InterruptedException {
    unknown = true;
    Waitings.fail(taken, Problem.Code.UNKNOWN_OUTCOME);
    try {
      while (!resolved(proposal, batch)) {
        told.await(ASK_AGAIN.toMillis(), TimeUnit.MILLISECONDS); // away: asking faster helps nobody
      }
    } finally {
      unknown = false;
    }
  }

  private boolean resolved(Proposal proposal, Batch batch) throws InterruptedException {
    try {
      String holder = node.journal().idOf(batch.log(), batch.n());
      if (batch.id().equals(holder) && show(proposal)) {
        fenceLater(proposal.entries());
      } else if (holder != null) {
        pull();
      }
      // still free: should the insert land yet, the next one finds it taken and pulls it
      LOG.info("forum {}: outcome of {} is known", state.id(), batch.n());
      return true;
    } catch (MongoException e) {
      return isStopping();
    }
  }

  /** Finishes what waits, then ends the loop. */
  void stop() {
    told.countDown();
    try {
      if (!ended.await(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
        LOG.warn("forum {} did not stop in time", state.id());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    lease.end();
    Waitings.fail(queue.rest(), Problem.Code.UNAVAILABLE);
  }
}
