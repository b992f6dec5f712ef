package parley.live;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.feed.Feeds;
import parley.forum.Command;
import parley.forum.Event.Entry;
import parley.forum.Forum;
import parley.forum.Seat;
import parley.live.Waitings.Waiting;
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
  final Weight weight;
  private final Feeds feeds;
  private final Waitings queue = new Waitings();
  private final CountDownLatch told = new CountDownLatch(1); // to stop
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread loop;
  private volatile Forum state;
  private volatile boolean unknown;
  private volatile long touchedNanos = System.nanoTime();

  /** Takes over a forum as it was opened. */
  LiveForum(Node node, Opening opened) {
    this.node = node;
    this.state = opened.state();
    this.retries = opened.retries();
    this.weight = opened.weight();
    this.feeds = opened.feeds();
    this.loop = Thread.ofVirtual().name("forum-" + state.id()).unstarted(this::work);
    loop.start();
  }

  /** The state now: everything acknowledged is in it. */
  Forum state() {
    touchedNanos = System.nanoTime();
    return state;
  }

  Feeds feeds() {
    return feeds;
  }

  long touchedNanos() {
    return touchedNanos;
  }

  boolean isIdle(Duration since) {
    return System.nanoTime() - touchedNanos > since.toNanos() && queue.isEmpty() && feeds.isQuiet();
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
      fail(queue.rest(), Problem.Code.UNAVAILABLE); // the loop ended between the two looks
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
    try {
      boolean done = false;
      while (!done) {
        done = committed(taken); // if another node was first, its batches are in now: decide again
      }
    } catch (MongoException e) {
      LOG.warn("forum {}: the database is away ({})", state.id(), e.getClass().getSimpleName());
      fail(taken, Problem.Code.UNAVAILABLE);
    } catch (RuntimeException e) {
      LOG.error("forum {}: a batch of {} failed", state.id(), taken.size(), e);
      fail(taken, Problem.Code.INTERNAL);
    }
  }

  private boolean committed(List<Waiting> taken) throws InterruptedException {
    Proposal proposal = propose(taken);
    if (proposal.isEmpty()) {
      proposal.answer();
      return true;
    }
    Batch batch = proposal.batch();
    return switch (node.journal().append(batch)) {
      case WRITTEN -> {
        show(proposal);
        proposal.answer();
        yield true;
      }
      case TAKEN -> {
        pull();
        yield false;
      }
      case REFUSED -> {
        fail(taken, Problem.Code.UNAVAILABLE);
        yield true;
      }
      case UNKNOWN -> {
        resolve(proposal, batch, taken);
        yield true;
      }
    };
  }

  /**
   * Decides a command in the state of now, for nothing: it is decided again when its turn comes.
   * One that was done before is left to get its first answer.
   *
   * @throws Problem as it would be refused
   */
  void rehearse(Waiting waiting) {
    Command command = waiting.asked().command();
    Forum now = state;
    if (retries.find(waiting) == null) {
      Seat seat = Seat.of(now, waiting.asked().account());
      now.featureOf(command).decide(seat, command, now, node.context(now));
    }
  }

  private Proposal propose(List<Waiting> taken) {
    Proposal proposal = new Proposal(state, node.code(), retries, node.context(state));
    taken.forEach(proposal::decide);
    return proposal;
  }

  /** Makes a durable batch visible: state first, then those who listen, then who asked. */
  private void show(Proposal proposal) {
    retries.rememberAll(proposal.fresh());
    weight.addAll(proposal.lines());
    feeds.show(proposal.entries(), proposal.state(), () -> state = proposal.state());
    proposal.accepted().forEach(a -> feeds.yours(a.waiting().asked(), a.at()));
  }

  /** Folds in what other nodes wrote. */
  void pull() {
    node.keys().load(state.id());
    node.journal()
        .from(
            state.id(),
            state.last().n() + 1,
            batch -> {
              weight.addAll(batch.lines());
              List<Entry> entries = node.entries(batch, retries);
              Forum folded = state;
              for (Entry entry : entries) {
                folded = folded.apply(entry);
              }
              Forum visible = folded;
              feeds.show(entries, visible, () -> state = visible);
            });
  }

  /**
   * Nobody knows whether the insert took effect: nothing is decided until the database tells. Those
   * who asked are told to retry; the retry finds the first answer if there was one.
   */
  private void resolve(Proposal proposal, Batch batch, List<Waiting> taken)
      throws InterruptedException {
    unknown = true;
    fail(taken, Problem.Code.UNKNOWN_OUTCOME);
    try {
      while (!resolved(proposal, batch)) {
        told.await(ASK_AGAIN.toMillis(), TimeUnit.MILLISECONDS); // away: asking faster helps nobody
      }
    } finally {
      unknown = false;
    }
  }

  private boolean resolved(Proposal proposal, Batch batch) {
    try {
      String holder = node.journal().idOf(batch.log(), batch.n());
      if (batch.id().equals(holder)) {
        show(proposal);
      } else if (holder != null) {
        pull();
      }
      // a number still free: should the insert land yet, the next one finds it taken and pulls it
      LOG.info("forum {}: outcome of {} is known", state.id(), batch.n());
      return true;
    } catch (MongoException e) {
      return isStopping();
    }
  }

  private void fail(List<Waiting> taken, Problem.Code code) {
    taken.forEach(waiting -> waiting.answer().completeExceptionally(new Problem(code)));
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
    fail(queue.rest(), Problem.Code.UNAVAILABLE);
  }
}
