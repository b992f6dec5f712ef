package parley.live;

import com.mongodb.MongoException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.forum.Attribution;
import parley.forum.Command;
import parley.forum.Event;
import parley.forum.Event.Entry;
import parley.forum.Feature;
import parley.forum.Forum;
import parley.forum.ForumEvent;
import parley.live.Opening.Weight;
import parley.live.sharing.SharedClock;
import parley.live.sharing.Sharing;
import parley.store.Batch;
import parley.store.Database;
import parley.store.Journal;
import parley.store.Keys;
import parley.store.Line;
import parley.store.Position;
import parley.store.Snapshots;
import parley.store.purge.Burning;
import parley.store.purge.Erasure;
import parley.web.Problem;

/** What all live forums of this process share. */
record Node(
    Journal journal,
    Snapshots snapshots,
    Keys keys,
    List<Feature<?>> features,
    EventCode code,
    Attribution attribution,
    Command.Limits limits,
    SharedClock clock,
    Deadlines deadlines,
    Clearing clearing,
    Sharing sharing,
    Hooks hooks) {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);
  private static final Duration ASK_AGAIN = Duration.ofMillis(250);

  /** Who is told of what happened, once they are there. */
  static final class Hooks {
    volatile BiConsumer<String, String> accounts = (account, frame) -> {};
    volatile BiConsumer<String, Done.Fences> fences = (forum, where) -> {};
    volatile boolean closed;

    /** On a thread of its own, and again until it is done: nobody waits who would ask again. */
    void fenceLater(String forum, Done.Fences where) {
      if (!where.any()) {
        return;
      }
      Thread.ofVirtual()
          .name("fence")
          .start(() -> {
            while (!fenced(forum, where)) {
              LockSupport.parkNanos(ASK_AGAIN.toNanos());
            }
          });
    }

    private boolean fenced(String forum, Done.Fences where) {
      try {
        fences.accept(forum, where);
        return true;
      } catch (Problem | MongoException notNow) {
        LOG.warn("forum {}: fences have to wait ({})", forum, notNow.getMessage());
        return closed;
      }
    }
  }

  static Node of(Forums.Parts parts, List<Feature<?>> features) {
    Database database = parts.database();
    Journal journal = Journal.forums(database);
    Snapshots snapshots = new Snapshots(database);
    Erasure erasure = new Erasure(database, journal, snapshots);
    Burning burning = new Burning(database, journal, snapshots);
    burning.again(); // before anything is read: this may be an older copy
    erasure.again();
    EventCode code = code(features);
    return new Node(
        journal,
        snapshots,
        database.keys(),
        features,
        code,
        parts.attribution(),
        parts.limits(),
        parts.clock(),
        new Deadlines(
            database.documents(Deadlines.KEPT_IN), database.keys(), parts.sharing().shared()),
        new Clearing(journal, code, erasure, burning),
        parts.sharing(),
        new Hooks());
  }

  private static EventCode code(List<Feature<?>> features) {
    List<Class<? extends Event>> types = new ArrayList<>();
    types.addAll(Event.records(ForumEvent.class).toList());
    features.forEach(feature -> types.addAll(feature.events()));
    return new EventCode(types);
  }

  /** What a command is decided with: time never falls. */
  Command.Context context(Forum state) {
    Instant now = clock.instant();
    return new Command.Context(now.isBefore(state.time()) ? state.time() : now, limits);
  }

  /** The state to be shown once what these purge or burn is gone; null if it is to stop before. */
  @Nullable Forum cleared(List<Entry> entries, Forum after, CountDownLatch stop)
      throws InterruptedException {
    return clearing.clear(after.id(), entries, () -> shown(entries, after), stop);
  }

  /** The state to be shown once these entries are in it; anew where a room of it was burned. */
  Forum shown(List<Entry> entries, Forum after) {
    return Clearing.burns(entries) ? Opening.anew(this, after.id(), after.last().n()) : after;
  }

  /** Gives, batch by batch, what other nodes wrote since a state. */
  void readOn(Forum since, Retries retries, Weight weight, Consumer<List<Entry>> each) {
    AtomicBoolean first = new AtomicBoolean(true);
    journal.from(
        since.id(),
        since.last().n() + 1,
        batch -> {
          if (first.getAndSet(false)) {
            keys.load(since.id()); // before anybody can ask for what is new
          }
          Retries read = new Retries();
          List<Entry> entries = entries(batch, read);
          clearing.clearLeft(
              since.id(), entries); // whoever wrote it may be gone; nothing is read before
          each.accept(entries);
          retries.rememberAll(read); // not before: no retry is answered of what is not shown
          weight.addAll(batch.lines());
        });
  }

  /** The entries of a batch that was read, their retries remembered. */
  List<Entry> entries(Batch batch, Retries retries) {
    List<Entry> entries = new ArrayList<>(batch.lines().size());
    for (int i = 0; i < batch.lines().size(); i++) {
      Position at = new Position(batch.n(), i);
      entries.add(entry(at, batch.at().toEpochMilli(), batch.lines().get(i), retries));
    }
    return entries;
  }

  Entry entry(Position at, long atMillis, Line line, Retries retries) {
    Event event = code.decode(line.room(), line.structure(), line.content());
    retries.remember(line, at, event.subject());
    return new Entry(at, Instant.ofEpochMilli(atMillis), event);
  }

  /** An entry as the journal keeps it; null if there is none. */
  @Nullable Event event(String forum, Position at) {
    Batch batch = journal.at(forum, at.n());
    if (batch == null || at.i() >= batch.lines().size()) {
      return null;
    }
    Line line = batch.lines().get(at.i());
    return code.decode(line.room(), line.structure(), line.content());
  }

  /** The first batch written at a moment or after it, found by halving; null if none was. */
  @Nullable Position since(Forum forum, Instant moment) {
    long before = 0;
    long found = forum.last().n() + 1;
    while (found - before > 1) {
      long middle = before + (found - before) / 2;
      Batch batch = journal.at(forum.id(), middle);
      if (batch != null && batch.at().isBefore(moment)) {
        before = middle;
      } else {
        found = middle;
      }
    }
    return found > forum.last().n() ? null : new Position(found, 0);
  }
}
