package parley.embedded.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.DuplicateKeyException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;

/** Ranges, orders, unique keys, batches and counts. */
class StoreContractIndexTest extends StoreContract {
  @Test
  void idsAreReadAsARangeInOrder() {
    for (int n = 0; n < 500; n++) {
      things.insertOne(new Document("_id", String.format("%s/%09d", n % 2 == 0 ? "f" : "g", n)));
    }
    List<Object> found =
        ids(things.find(and(gt("_id", "f/000000100"), lt("_id", "f0"))).sort(ascending("_id")));
    assertThat(found).hasSize(199).isSorted().startsWith("f/000000102").endsWith("f/000000498");
    assertThat(ids(things.find(lt("_id", "f0")).sort(descending("_id")).limit(2)))
        .containsExactly("f/000000498", "f/000000496");
    assertThat(ids(things.find(gte("_id", "g/")).sort(ascending("_id")).skip(1).limit(1)))
        .containsExactly("g/000000003");
  }

  @Test
  void aUniqueIndexRefusesAndIsKeptThroughUpdates() {
    things.createIndex(Indexes.ascending("draft", "version"), new IndexOptions().unique(true));
    things.insertOne(new Document("_id", 1).append("draft", "d").append("version", 1));
    things.insertOne(new Document("_id", 2).append("draft", "d").append("version", 2));
    assertThatThrownBy(() ->
            things.insertOne(new Document("_id", 3).append("draft", "d").append("version", 2L)))
        .isInstanceOfAny(MongoWriteException.class, DuplicateKeyException.class);
    assertThatThrownBy(() -> things.updateOne(eq(1), set("version", 2)))
        .isInstanceOf(MongoWriteException.class);
    things.updateOne(eq(2), set("version", 3));
    things.updateOne(eq(1), set("version", 2));
    things.deleteOne(eq(2));
    things.insertOne(new Document("_id", 4).append("draft", "d").append("version", 3));
    assertThat(ids(things.find(eq("draft", "d")).sort(ascending("version")))).containsExactly(1, 4);
  }

  @Test
  void anIndexThatCannotBeUniqueIsNotMade() {
    things.insertMany(
        List.of(new Document("_id", 1).append("a", 1), new Document("_id", 2).append("a", 1)));
    assertThatThrownBy(
            () -> things.createIndex(Indexes.ascending("a"), new IndexOptions().unique(true)))
        .isInstanceOf(DuplicateKeyException.class);
    assertThat(things.listIndexes()).hasSize(1);
    things.insertOne(new Document("_id", 3).append("a", 1));
    things.createIndex(Indexes.ascending("a"));
    things.createIndex(Indexes.ascending("a"));
    assertThat(things.listIndexes().map(index -> index.get("name")))
        .containsExactlyInAnyOrder("_id_", "a_1");
    things.dropIndex("a_1");
    assertThat(things.listIndexes()).hasSize(1);
  }

  @Test
  void longResultsComeInBatches() {
    things.insertMany(
        IntStream.range(0, 2500)
            .mapToObj(i -> new Document("_id", i).append("pad", "x".repeat(50)))
            .toList());
    assertThat(ids(things.find())).hasSize(2500).doesNotHaveDuplicates();
    assertThat(ids(things.find().sort(descending("pad", "_id")).batchSize(7)))
        .hasSize(2500)
        .startsWith(2499, 2498);
    assertThat(ids(things.find().batchSize(10).limit(25))).hasSize(25);
    try (var cursor = things.find(gte("_id", 0)).sort(ascending("_id")).batchSize(100).iterator()) {
      assertThat(cursor.next().get("_id")).isEqualTo(0);
      things.deleteMany(gte("_id", 1000));
      int last = 0;
      while (cursor.hasNext()) {
        last = cursor.next().getInteger("_id");
      }
      assertThat(last).isEqualTo(999);
    }
  }

  @Test
  void largeDocumentsComeInBatchesThatFitAMessage() {
    for (int i = 0; i < 12; i++) {
      things.insertOne(new Document("_id", i).append("data", new Binary(new byte[6_000_000])));
    }
    assertThat(ids(things.find().sort(descending("_id")))).hasSize(12).startsWith(11);
    assertThatThrownBy(() -> things.updateOne(eq(1), set("more", new Binary(new byte[12_000_000]))))
        .isInstanceOf(MongoWriteException.class);
  }

  @Test
  void countsAreRight() {
    things.createIndex(Indexes.ascending("a"));
    things.insertMany(
        IntStream.range(0, 100).mapToObj(i -> new Document("_id", i).append("a", i % 10)).toList());
    assertThat(things.countDocuments()).isEqualTo(100);
    assertThat(things.estimatedDocumentCount()).isEqualTo(100);
    assertThat(things.countDocuments(eq("a", 3))).isEqualTo(10);
    assertThat(things.countDocuments(and(eq("a", 3), gt("_id", 50)))).isEqualTo(5);
    assertThat(things.distinct("a", Integer.class)).hasSize(10);
    assertThat(database.getCollection("none").countDocuments()).isZero();
  }
}
