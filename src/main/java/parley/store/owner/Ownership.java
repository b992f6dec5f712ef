package parley.store.owner;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.store.Database;
import parley.store.Documents;
import parley.store.Documents.Stored;
import parley.web.Ids;

/**
 * That this process alone serves a database. A document in it names the owner, who writes it anew
 * every few seconds; whoever else comes watches whether it changes. No clock is compared with
 * another: what counts is that the document stood still while one waited.
 */
public final class Ownership implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Ownership.class);
  private static final String ID = "owner";
  private final Documents documents;
  private static final String SHARED = "shared";
  private final Holder mine;
  private final Runnable lost;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("owner").factory());
  private int version;
  private boolean over;

  private Ownership(Documents documents, Holder mine, Runnable lost) {
    this.documents = documents;
    this.mine = mine;
    this.lost = lost;
  }

  /** What the document says: whose it is, and whether that one has left in order. */
  record Holder(String process, boolean left) {}

  /**
   * How often the owner writes, and for how long nothing may have been written before it counts as
   * dead.
   */
  public record Pace(Duration beat, Duration patience) {
    /** A pause of the machine shorter than ten seconds costs nobody anything. */
    public static final Pace USUAL = new Pace(Duration.ofSeconds(2), Duration.ofSeconds(10));

    /** Of a database that lives in this very process: whoever owned it died with it. */
    public Pace alone() {
      return new Pace(beat, Duration.ZERO);
    }
  }

  /** Another process owns the database. */
  public static final class Taken extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    Taken() {
      super(
          "another Parley serves this database now; stop that one first, or give this one another"
              + " database.");
    }
  }

  /**
   * Makes this process the owner; returns at once, but where a dead one must be waited for.
   *
   * @param lost called once if another process took over all the same, which it does when this one
   *     wrote nothing for too long
   * @throws Taken if another process is alive
   * @throws MongoException if the database is away
   */
  public static Ownership take(Database database, Pace pace, Runnable lost) {
    return begun(database, new Holder(Ids.random(), false), pace, lost);
  }

  /**
   * The same for a node of several, who own the database together: they write the document in turn,
   * and whoever is not one of them finds it taken.
   *
   * @throws Taken if a process that wants to be alone is alive
   */
  public static Ownership share(Database database, Pace pace, Runnable lost) {
    return begun(database, new Holder(SHARED, false), pace, lost);
  }

  private static Ownership begun(Database database, Holder mine, Pace pace, Runnable lost) {
    Ownership ownership = new Ownership(database.documents("owners"), mine, lost);
    ownership.version = ownership.taken(pace);
    long beat = pace.beat().toMillis();
    ScheduledFuture<?> _ =
        ownership.timer.scheduleWithFixedDelay(ownership::beat, beat, beat, TimeUnit.MILLISECONDS);
    return ownership;
  }

  private int taken(Pace pace) {
    if (documents.insert(ID, null, mine)) {
      return 1;
    }
    Stored<Holder> there = stored();
    if (isShared() && there.value().equals(mine)) {
      return there.version();
    }
    int before = standsStill(pace);
    if (!documents.replace(ID, before, mine)) {
      throw new Taken(); // somebody else waited as well, and was first
    }
    return before + 1;
  }

  /** The version of a document that its owner has left, or has not written for too long. */
  private int standsStill(Pace pace) {
    Stored<Holder> first = stored();
    long since = System.nanoTime();
    Stored<Holder> now = first;
    while (!now.value().left() && System.nanoTime() - since < pace.patience().toNanos()) {
      LockSupport.parkNanos(pace.beat().dividedBy(2).toNanos());
      now = stored();
      if (now.version() != first.version() && !now.value().left()) {
        throw new Taken();
      }
    }
    return now.version();
  }

  private Stored<Holder> stored() {
    Stored<Holder> stored = documents.find(ID, Holder.class);
    if (stored == null) {
      throw new Taken(); // nothing of ours removes it
    }
    return stored;
  }

  private synchronized void beat() {
    if (over) {
      return;
    }
    try {
      if (documents.replace(ID, version, mine)) {
        version++;
      } else {
        look(documents.find(ID, Holder.class));
      }
    } catch (MongoException away) {
      LOG.warn("owner outcome=database-away"); // then nobody else can take it over either
    } catch (RuntimeException defect) {
      LOG.error("owner outcome=defect", defect);
    }
  }

  private void look(@Nullable Stored<Holder> stored) {
    if (stored != null && stored.value().equals(mine)) {
      version = stored.version(); // an earlier answer was lost, or another of us wrote
      return;
    }
    over = true;
    LOG.error("owner outcome=lost");
    timer.shutdown();
    Thread.ofVirtual().name("owner-lost").start(lost); // which may end all, and so close this
  }

  private boolean isShared() {
    return mine.process().equals(SHARED);
  }

  /** Leaves the database to whoever comes next. */
  @Override
  public synchronized void close() {
    timer.shutdown();
    if (over) {
      return;
    }
    over = true;
    if (isShared()) {
      return; // the others may go on
    }
    try {
      documents.replace(ID, version, new Holder(mine.process(), true));
    } catch (MongoException away) {
      LOG.warn("owner outcome=not-left"); // the next one waits a little
    }
  }
}
