package parley.live;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.feed.Cursors;
import parley.feed.Feeds;
import parley.web.Problem;

/** The forums that are open on this node: opened when they are asked for, evicted when idle. */
final class LiveForums {
  private static final Logger LOG = LoggerFactory.getLogger(LiveForums.class);

  /** A request that has just found its forum is not to find it stopped. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private static final Duration LATELY = Duration.ofSeconds(15);

  private final Node node;
  private final BiConsumer<String, String> accounts;
  private final Map<String, LiveForum> open = new ConcurrentHashMap<>();
  private final Lock makingRoom = new ReentrantLock();
  private volatile long bytesMax = Long.MAX_VALUE;

  /**
   * @param accounts tells all sockets of an account (first) a frame (second)
   */
  LiveForums(Node node, BiConsumer<String, String> accounts) {
    this.node = node;
    this.accounts = accounts;
  }

  /**
   * The forum, opened if it is not.
   *
   * @throws Problem unavailable if the database is away
   */
  LiveForum live(String forum) {
    try {
      return open.computeIfAbsent(forum, this::opened);
    } catch (MongoException e) {
      throw new Problem(Problem.Code.UNAVAILABLE);
    }
  }

  private LiveForum opened(String forum) {
    LiveForum opened = new LiveForum(node, Opening.of(node, forum, this::feeds));
    if (bytes() + opened.weight.bytes() > bytesMax) {
      Thread.ofVirtual().name("make-room").start(this::makeRoom); // whoever asked need not wait
    }
    return opened;
  }

  private Feeds feeds(Cursors cursors) {
    return new Feeds(node.attribution(), accounts, cursors);
  }

  /** Each on a thread of its own: one that waits for its journal keeps no other waiting. */
  void keepUp() {
    for (LiveForum forum : all()) {
      if (forum.isUsed(LATELY)) {
        Thread.ofVirtual().name("keep-up").start(forum.lease()::renew);
      }
    }
  }

  Collection<LiveForum> all() {
    return open.values();
  }

  /**
   * Snapshots and forgets forums that nobody has used for a while; then, while all together weigh
   * more than they may from now on, the one that was used longest ago of those where nobody
   * listens.
   *
   * @return whether any had to go before its time
   */
  boolean evict(Duration since, long bytes) {
    bytesMax = bytes;
    for (var entry : List.copyOf(open.entrySet())) {
      if (entry.getValue().isIdle(since)) {
        evict(entry.getKey(), entry.getValue());
      }
    }
    return makeRoom();
  }

  private boolean makeRoom() {
    makingRoom.lock();
    try {
      boolean any = false;
      for (var entry : byLastUse()) {
        if (bytes() > bytesMax && entry.getValue().isIdle(BETWEEN_LOOKS)) {
          LOG.info("forum {} leaves memory for others", entry.getKey());
          evict(entry.getKey(), entry.getValue());
          any = true;
        }
      }
      return any;
    } finally {
      makingRoom.unlock();
    }
  }

  /** Longest ago first, without the last: whoever asked for that one is still reading. */
  private List<Map.Entry<String, LiveForum>> byLastUse() {
    long now = System.nanoTime();
    Map<String, Long> ages = new HashMap<>(); // taken once: what is used meanwhile changes
    open.forEach((id, forum) -> ages.put(id, now - forum.touchedNanos));
    List<Map.Entry<String, LiveForum>> all = new ArrayList<>(open.entrySet());
    all.removeIf(entry -> !ages.containsKey(entry.getKey()));
    all.sort(Comparator.comparingLong(entry -> -ages.getOrDefault(entry.getKey(), 0L)));
    return all.subList(0, Math.max(0, all.size() - 1));
  }

  /** About how much memory all of them take. */
  long bytes() {
    return open.values().stream().mapToLong(forum -> forum.weight.bytes()).sum();
  }

  /**
   * Whoever comes meanwhile opens the forum anew: one that was stopped is never found again,
   * whether or not its snapshot is made.
   */
  private void evict(String id, LiveForum forum) {
    forum.stop();
    node.journal().forget(id);
    open.remove(id, forum);
    forum.feeds().end();
    snapshot(id);
  }

  private void snapshot(String forum) {
    try {
      node.snapshots().catchUp(forum, node.journal());
    } catch (MongoException e) {
      LOG.warn("forum {}: no snapshot was made ({})", forum, e.getClass().getSimpleName());
    }
  }

  void stop() {
    open.values().forEach(LiveForum::stop);
  }
}
