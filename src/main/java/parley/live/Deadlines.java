package parley.live;

import com.mongodb.MongoException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.forum.Command;
import parley.forum.Command.Asked;
import parley.forum.Feature;
import parley.forum.Forum;
import parley.live.sharing.SharedClock;
import parley.store.Database;
import parley.store.Documents;
import parley.store.Documents.Stored;
import parley.store.Keys;
import parley.web.Problem;

/**
 * When which forum must be looked at, so that what is due happens though nobody comes. An index
 * only: it is written before the command that needs it is decided and may name too many; what is
 * due is said by the forum's state, and decided like any command. A command that is given twice, by
 * two nodes or after a crash, finds that it was done.
 */
public final class Deadlines {
  private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);

  /** So long after its time one is looked at again: it may not have been durable before. */
  private static final Duration KEPT = Duration.ofMinutes(1);

  /** The collection of small documents where they are. */
  static final String KEPT_IN = "deadlines";

  private final Documents documents;
  private final Keys keys;
  private final Map<String, Entry> known = new ConcurrentHashMap<>();
  private final AtomicBoolean giving = new AtomicBoolean();
  private final boolean shared;
  private volatile boolean loaded;

  /** What a document holds. */
  record Entry(String forum, Instant at) {}

  /**
   * @param shared whether other nodes add to it too
   */
  Deadlines(Documents documents, Keys keys, boolean shared) {
    this.shared = shared;
    this.documents = documents;
    this.keys = keys;
  }

  void add(String forum, Instant at) {
    String id = keys.mac("deadline", forum + "|" + at.toEpochMilli());
    if (!known.containsKey(id)) {
      Entry entry = new Entry(forum, at);
      documents.put(id, all(), entry);
      known.put(id, entry);
    }
  }

  private String all() {
    return keys.mac("deadlines", "all");
  }

  /** Those of one forum, in a database that no node uses now: for an archive of it. */
  public static List<Instant> of(Database database, String forum) {
    Deadlines all = new Deadlines(database.documents(KEPT_IN), database.keys(), true);
    all.load();
    return all.known.values().stream()
        .filter(entry -> entry.forum().equals(forum))
        .map(Entry::at)
        .sorted()
        .toList();
  }

  /** Writes those of a forum that came in an archive; to do it twice does no harm. */
  public static void put(Database database, String forum, List<Instant> due) {
    Deadlines all = new Deadlines(database.documents(KEPT_IN), database.keys(), true);
    due.forEach(at -> all.add(forum, at));
  }

  /** Has done what is due; nothing if that is being done already, or the clock is wrong. */
  void give(Forums forums, SharedClock clock) {
    if (!giving.compareAndSet(false, true)) {
      return;
    }
    try {
      if (clock.look()) {
        give(forums, clock.instant());
      }
    } catch (MongoException e) {
      LOG.warn("what is due has to wait ({})", e.getClass().getSimpleName());
    } finally {
      giving.set(false);
    }
  }

  private void give(Forums forums, Instant now) {
    load();
    for (Map.Entry<String, Entry> one : List.copyOf(known.entrySet())) {
      Entry entry = one.getValue();
      if (!entry.at().isAfter(now) && give(forums, entry.forum(), now)) {
        forget(one.getKey(), entry, now);
      }
    }
  }

  private void load() {
    if (!loaded || shared) {
      for (Stored<Entry> stored : documents.findBy(all(), Entry.class)) {
        known.put(stored.id(), stored.value());
      }
      loaded = true;
    }
  }

  private void forget(String id, Entry entry, Instant now) {
    if (entry.at().plus(KEPT).isBefore(now)) {
      documents.remove(id);
      known.remove(id);
    }
  }

  /** False if it has to wait. */
  private static boolean give(Forums forums, String forum, Instant now) {
    try {
      Forum state = forums.open.live(forum).state();
      for (Feature<?> feature : state.features()) {
        for (Command.Seatless due : due(feature, state, now)) {
          give(forums, forum, due);
        }
      }
      return true;
    } catch (Problem problem) {
      LOG.warn("forum {}: what is due has to wait ({})", forum, problem.code().slug());
      return false;
    }
  }

  private static <S> List<Command.Seatless> due(Feature<S> feature, Forum state, Instant now) {
    return feature.due(state.of(feature), now);
  }

  private static void give(Forums forums, String forum, Command.Seatless command) {
    try {
      forums.command(forum, new Asked("", null, new byte[0], command));
    } catch (Problem problem) {
      if (problem.code() != Problem.Code.NOTHING_CHANGES) {
        throw problem;
      }
    }
  }
}
