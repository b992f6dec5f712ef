package parley.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.MongoClientException;
import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The journals of all forums: one document a batch, and inserting it is the commit. The unique
 * {@code _id} made of forum and fixed-width number is what keeps the order, whichever node writes.
 */
public final class Journal {
  private static final int READ_BATCH = 1_000;
  private final MongoCollection<Document> collection;
  private final LineSeal seal;

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

  public Journal(Database database) {
    this.collection = database.collection("journal");
    this.seal = new LineSeal(database.keys());
  }

  /** Inserts the batch; returns when it is durable or has failed. */
  public Outcome append(Batch batch) {
    Document document = seal.seal(batch);
    try {
      collection.insertOne(document);
      return Outcome.WRITTEN;
    } catch (MongoWriteException e) {
      return Database.isDuplicate(e) ? Outcome.TAKEN : Outcome.UNKNOWN;
    } catch (MongoTimeoutException e) {
      return Outcome.REFUSED; // no server was selected, so nothing was sent
    } catch (MongoClientException e) {
      return Outcome.UNKNOWN;
    } catch (MongoException e) {
      return Outcome.UNKNOWN;
    }
  }

  /**
   * The id of the batch that holds a number, or null if the number is free.
   *
   * @throws MongoException if the database is away
   */
  public @Nullable String idOf(String forum, long n) {
    Document document = collection.find(eq("_id", key(forum, n))).first();
    return document == null ? null : document.getString("batch");
  }

  /**
   * Gives every batch after {@code n} in order.
   *
   * @throws Seal.Tampered if bytes were changed, moved or swapped
   * @throws MongoException if the database is away
   */
  public void after(String forum, long n, Consumer<Batch> each) {
    Document range =
        new Document("_id", new Document("$gt", key(forum, n)).append("$lte", key(forum, -1L)));
    for (Document document : collection.find(range).sort(ascending("_id")).batchSize(READ_BATCH)) {
      each.accept(seal.open(document));
    }
  }

  /** One batch, or null. */
  public @Nullable Batch at(String forum, long n) {
    Document document = collection.find(eq("_id", key(forum, n))).first();
    return document == null ? null : seal.open(document);
  }

  /** The ids of all forums that have a journal, in no order. */
  public List<String> forums() {
    List<String> forums = new ArrayList<>();
    // every journal begins with number 1, so one index look per forum finds them all
    String from = "";
    while (true) {
      Document next =
          collection
              .find(new Document("_id", new Document("$gt", from)))
              .sort(ascending("_id"))
              .first();
      if (next == null) {
        return forums;
      }
      forums.add(next.getString("forum"));
      from = key(next.getString("forum"), -1L);
    }
  }

  /** Fixed width, so that the order of strings is the order of numbers; −1 is beyond all. */
  static String key(String forum, long n) {
    return forum + "." + String.format("%016x", n);
  }
}
