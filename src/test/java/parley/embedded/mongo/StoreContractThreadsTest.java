package parley.embedded.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoWriteException;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Many clients at once. */
class StoreContractThreadsTest extends StoreContract {
  @Test
  void incrementsOfManyThreadsAreAllDifferent() throws Exception {
    things.insertOne(new Document("_id", "counter").append("n", 0));
    Set<Object> seen = ConcurrentHashMap.newKeySet();
    var after = new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<?>> all = new ArrayList<>();
      for (int t = 0; t < 8; t++) {
        all.add(
            threads.submit(() -> {
              for (int i = 0; i < 1000; i++) {
                seen.add(String.valueOf(increment(after)));
              }
            }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
    assertThat(seen).hasSize(8000);
    assertThat(things.find().first()).containsEntry("n", 8000);
  }

  private @Nullable Object increment(FindOneAndUpdateOptions options) {
    Document counter = things.findOneAndUpdate(eq("counter"), inc("n", 1), options);
    return counter == null ? null : counter.get("n");
  }

  @Test
  void oneOfManyWinsTheSameId() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int n = 0; n < 50; n++) {
        int id = n;
        List<Future<Boolean>> all = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
          int thread = t;
          all.add(threads.submit(() -> inserts(new Document("_id", id).append("by", thread))));
        }
        int winners = 0;
        for (Future<Boolean> each : all) {
          winners += each.get() ? 1 : 0;
        }
        assertThat(winners).isEqualTo(1);
      }
    }
  }

  private boolean inserts(Document document) {
    try {
      things.insertOne(document);
      return true;
    } catch (MongoWriteException e) {
      assertThat(e.getError().getCode()).isEqualTo(11000);
      return false;
    }
  }
}
