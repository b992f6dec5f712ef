package parley.live;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.feed.Cursors;
import parley.feed.Feeds;
import parley.web.Problem;

/** The forums that are open on this node: opened when they are asked for, evicted when idle. */
final class LiveForums {
  private static final Logger LOG = LoggerFactory.getLogger(LiveForums.class);
  private final Node node;
  private final BiConsumer<String, String> accounts;
  private final Map<String, LiveForum> open = new ConcurrentHashMap<>();

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
      return open.computeIfAbsent(
          forum, id -> new LiveForum(node, Opening.of(node, id, this::feeds)));
    } catch (MongoException e) {
      throw new Problem(Problem.Code.UNAVAILABLE);
    }
  }

  private Feeds feeds(Cursors cursors) {
    return new Feeds(node.attribution(), accounts, cursors);
  }

  Collection<LiveForum> all() {
    return open.values();
  }

  /**
   * Snapshots and forgets forums that nobody has used for a while. Whoever comes meanwhile opens
   * the forum anew: one that was stopped is never found again, whether or not its snapshot is made.
   */
  void evictIdle(Duration since) {
    for (var entry : List.copyOf(open.entrySet())) {
      if (entry.getValue().isIdle(since)) {
        entry.getValue().stop();
        node.journal().forget(entry.getKey());
        open.remove(entry.getKey(), entry.getValue());
        entry.getValue().feeds().end();
        snapshot(entry.getKey());
      }
    }
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
