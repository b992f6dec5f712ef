package parley.store.rotation;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import parley.store.KeyService;

/**
 * Wraps keys anew, a page at a time.
 *
 * @param from what opens all of them
 * @param to what will open all of them, and opens some already if an earlier attempt was stopped
 */
public record Rewrapping(MongoCollection<Document> wrapped, KeyService from, KeyService to) {
  private static final int PAGE = 200;

  /**
   * Wraps what {@code to} does not open yet.
   *
   * @param first comes before all others, so that {@code from} alone does not open it any more
   * @param last comes after all others, so that {@code to} alone does not open it before
   * @return how many were wrapped anew
   */
  public long all(String first, String last) {
    long changed = rewrap(wrapped.find(eq("_id", first)).into(new ArrayList<>()));
    String after = "";
    List<Document> page = page(after);
    while (!page.isEmpty()) {
      after = page.getLast().getString("_id");
      page.removeIf(one -> one.getString("_id").equals(last));
      changed += rewrap(page);
      page = page(after);
    }
    return changed + rewrap(wrapped.find(eq("_id", last)).into(new ArrayList<>()));
  }

  private List<Document> page(String after) {
    return wrapped
        .find(gt("_id", after))
        .sort(ascending("_id"))
        .limit(PAGE)
        .into(new ArrayList<>());
  }

  private long rewrap(List<Document> page) {
    List<WriteModel<Document>> anew = new ArrayList<>();
    for (Document document : page) {
      String name = document.getString("_id");
      byte[] key = document.get("key", Binary.class).getData();
      if (!opens(name, key)) {
        Binary under = new Binary(to.wrap(name, from.unwrap(name, key)));
        Document change = new Document("$set", new Document("key", under));
        anew.add(new UpdateOneModel<>(eq("_id", name), change));
      }
    }
    return anew.isEmpty() ? 0 : wrapped.bulkWrite(anew).getMatchedCount();
  }

  private boolean opens(String name, byte[] key) {
    try {
      to.unwrap(name, key);
      return true;
    } catch (IllegalStateException other) {
      return false;
    }
  }
}
