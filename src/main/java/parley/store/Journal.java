package parley.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.MongoException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import parley.store.chain.Chains;
import parley.store.chain.Heads;

/**
 * Journals of one kind: one document a batch, and inserting it is the commit. The unique {@code
 * _id} made of log and fixed-width number is what keeps the order, whichever node writes.
 */
public final class Journal {
  private static final int READ_BATCH = 1_000;
  private static final String FORUM = "forum";
  private static final String CHANGES = "changes"; // how many, so that none undoes another
  private final MongoCollection<Document> collection;
  private final String field;
  private final LineSeal seal;
  private final boolean chained;
  private final Chains chains = new Chains();

  /** How an insert ended. */
  public enum Outcome {
    /** On disk (majority and journal): it will be there for ever. */
    WRITTEN,
    /** Another batch holds that number; nothing of this one was written. */
    TAKEN,
    /** Nothing was written: no server was there to take it. */
    REFUSED,
    /** Nobody can tell yet; ask {@link #idOf} until it answers. */
    UNKNOWN
  }

  private Journal(Database database, String collection, String field) {
    this.collection = database.collection(collection);
    this.field = field;
    this.seal = new LineSeal(database.keys(), field);
    this.chained = field.equals(FORUM);
  }

  /** The journals of forums. */
  public static Journal forums(Database database) {
    return new Journal(database, "journal", FORUM);
  }

  /** The journals of texts: a batch is numbered by the version of the text that it begins at. */
  public static Journal texts(Database database) {
    return new Journal(database, "textJournal", "text");
  }

  /**
   * Inserts the batch; returns when it is durable or has failed. A forum's is linked to the one
   * before it.
   *
   * @throws MongoException if that must be looked for and the database is away; nothing was written
   */
  public Outcome append(Batch batch) {
    Document document = seal.seal(batch);
    if (!chained) {
      return insert(document);
    }
    String log = batch.log();
    Heads before = chains.before(log, batch.n(), () -> heads(log, batch.n() - 1));
    before.seal(document);
    Outcome outcome = insert(document);
    switch (outcome) {
      case WRITTEN -> chains.passed(log, document, before);
      case UNKNOWN -> chains.perhaps(log, document, before);
      case TAKEN, REFUSED -> {}
    }
    return outcome;
  }

  private Outcome insert(Document document) {
    try {
      collection.insertOne(document);
      return Outcome.WRITTEN;
    } catch (MongoWriteException e) {
      return Database.isDuplicate(e) ? Outcome.TAKEN : Outcome.UNKNOWN;
    } catch (MongoOperationTimeoutException e) {
      return Outcome.UNKNOWN; // with timeoutMS in the address: it may have been sent
    } catch (MongoTimeoutException e) {
      return Outcome.REFUSED; // no server was selected, so nothing was sent
    } catch (MongoException e) {
      return Outcome.UNKNOWN;
    }
  }

  /**
   * The id of the batch that holds a number, or null if the number is free.
   *
   * @throws MongoException if the database is away
   */
  public @Nullable String idOf(String log, long n) {
    Document document = collection.find(eq("_id", key(log, n))).first();
    return document == null ? null : document.getString("batch");
  }

  /**
   * Gives every batch from {@code n} on in order.
   *
   * @throws Seal.Tampered if bytes were changed, moved or swapped
   * @throws MongoException if the database is away
   */
  public void from(String log, long n, Consumer<Batch> each) {
    sealed(
        log,
        n,
        document -> {
          each.accept(seal.open(document));
          chains.passed(log, document, null);
        });
  }

  /** The same from after these heads on; answers those after the last batch. */
  Heads from(String log, Heads after, Consumer<Batch> each) {
    AtomicReference<Heads> heads = new AtomicReference<>(after);
    sealed(
        log,
        after.n() + 1,
        document -> {
          each.accept(seal.open(document));
          heads.set(heads.get().after(document));
        });
    return heads.get();
  }

  /** Gives every batch from {@code n} on as it is kept, without opening it. */
  public void sealed(String log, long n, Consumer<Document> each) {
    Document range =
        new Document("_id", new Document("$gte", key(log, n)).append("$lte", key(log, -1L)));
    collection.find(range).sort(ascending("_id")).batchSize(READ_BATCH).forEach(each);
  }

  /** The heads after a batch, found by going through all before it. */
  Heads heads(String log, long n) {
    Document range = new Document("$gte", key(log, 0)).append("$lte", key(log, n));
    Heads heads = Heads.START;
    for (Document batch : collection.find(new Document("_id", range)).sort(ascending("_id"))) {
      heads = heads.after(batch);
    }
    return heads;
  }

  /** From now on this forum is at work here, read on from these heads; null if they are unknown. */
  public void begin(String log, @Nullable Heads heads) {
    chains.begin(log, heads);
  }

  /** It is at work here no more. */
  public void forget(String log) {
    chains.forget(log);
  }

  /** The link of an entry; null where it was written before there were any. */
  public byte @Nullable [] link(String log, Position at) {
    Document batch = collection.find(eq("_id", key(log, at.n()))).first();
    return batch == null ? null : Heads.link(batch.getList("entries", Document.class).get(at.i()));
  }

  /**
   * The link of the last batch before a moment, of those up to {@code n}; null if there is none.
   */
  public byte @Nullable [] linkBefore(String log, long n, Instant moment) {
    Document found = null;
    long low = 1;
    long high = n;
    while (low <= high) { // times never fall, so half of what is left is ruled out each time
      long middle = low + (high - low) / 2;
      Document batch = collection.find(eq("_id", key(log, middle))).first();
      boolean before = batch != null && batch.getDate("at").toInstant().isBefore(moment);
      found = before ? batch : found;
      low = before ? middle + 1 : low;
      high = before ? high : middle - 1;
    }
    return found == null ? null : Heads.link(found);
  }

  /** Changes a batch as it is kept where the change says so; whether it did. */
  public boolean change(String log, long n, Predicate<Document> change) {
    while (true) {
      Document batch = collection.find(eq("_id", key(log, n))).first();
      if (batch == null || !change.test(batch)) {
        return false;
      }
      Object changes = batch.get(CHANGES); // null where it is as it was written
      batch.put(CHANGES, changes instanceof Number number ? number.longValue() + 1 : 1L);
      var same = and(eq("_id", key(log, n)), eq(CHANGES, changes));
      if (collection.replaceOne(same, batch).getMatchedCount() > 0) {
        return true;
      } // another one changed it meanwhile: on top of that
    }
  }

  /** Puts another content in the place of one written with this hash; whether it is another. */
  public boolean rewrite(String log, Position at, byte[] hash, UnaryOperator<byte[]> other) {
    return change(log, at.n(), batch -> seal.rewrite(batch, at.i(), hash, other));
  }

  /** One batch, or null. */
  public @Nullable Batch at(String log, long n) {
    Document document = collection.find(eq("_id", key(log, n))).first();
    return document == null ? null : seal.open(document);
  }

  /** The last batch that begins at {@code n} or before, or null. */
  public @Nullable Batch upTo(String log, long n) {
    Document range = new Document("$gte", key(log, 0)).append("$lte", key(log, n));
    Document document =
        collection.find(new Document("_id", range)).sort(descending("_id")).limit(1).first();
    return document == null ? null : seal.open(document);
  }

  /** The ids of all logs, in no order. */
  public List<String> logs() {
    List<String> logs = new ArrayList<>();
    // every journal begins with number 1, so one index look per forum finds them all
    for (String from = ""; ; ) {
      Document after = new Document("_id", new Document("$gt", from));
      Document next = collection.find(after).sort(ascending("_id")).first();
      if (next == null) {
        return logs;
      }
      logs.add(next.getString(field));
      from = key(next.getString(field), -1L);
    }
  }

  /** Fixed width, so that the order of strings is the order of numbers; −1 is beyond all. */
  public static String key(String log, long n) {
    return log + "." + String.format("%016x", n);
  }
}
