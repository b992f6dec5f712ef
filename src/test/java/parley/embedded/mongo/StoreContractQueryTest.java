package parley.embedded.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random filters and orders, with indexes and without: the answers are the same. */
@SuppressWarnings("JavaUtilDate") // it is what the driver returns
class StoreContractQueryTest extends StoreContract {
  /** Whatever index there is, an answer is the same. */
  @Test
  void indexesChangeNoAnswer() {
    Random random = new Random(42);
    MongoCollection<Document> plain = database.getCollection("plain");
    things.createIndex(Indexes.compoundIndex(Indexes.ascending("a"), Indexes.descending("b")));
    things.createIndex(Indexes.descending("c.d"));
    things.createIndex(Indexes.ascending("c.d", "a", "_id"), new IndexOptions().unique(true));
    for (int i = 0; i < 400; i++) {
      Document document = new Document("_id", value(random) + "/" + i);
      document.append("a", value(random)).append("c", new Document("d", value(random)));
      if (random.nextBoolean()) {
        document.append("b", value(random));
      }
      things.insertOne(document);
      plain.insertOne(document);
    }
    for (int i = 0; i < 600; i++) {
      Bson filter = filter(random);
      Bson sort = sort(random);
      int limit = random.nextInt(3) == 0 ? 1 + random.nextInt(20) : 0;
      assertThat(things.find(filter).sort(sort).limit(limit).into(new ArrayList<>()))
          .as("%s %s %s", filter, sort, limit)
          .isEqualTo(plain.find(filter).sort(sort).limit(limit).into(new ArrayList<>()));
      if (i % 10 == 0) {
        Bson change = set("a", value(random));
        assertThat(things.updateMany(filter, change).getModifiedCount())
            .isEqualTo(plain.updateMany(filter, change).getModifiedCount());
      }
    }
  }

  private static @Nullable Object value(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> random.nextInt(-3, 4);
      case 1 -> (long) random.nextInt(-3, 4);
      case 2 -> random.nextInt(-3, 4) / 2.0;
      case 3 ->
          List.of("", "a", "a\u0000", "ab", "b", "\uD83D\uDE00", "\uFFFD").get(random.nextInt(7));
      case 4 -> new Date(random.nextInt(-2, 3));
      case 5 -> random.nextBoolean();
      case 6 -> new Document("x", random.nextInt(2));
      default -> null;
    };
  }

  private static Bson filter(Random random) {
    Bson one = condition(random);
    return random.nextBoolean() ? one : and(one, condition(random));
  }

  private static Bson condition(Random random) {
    String field = List.of("a", "b", "c.d", "_id").get(random.nextInt(4));
    return switch (random.nextInt(6)) {
      case 0 -> gt(field, bound(random));
      case 1 -> gte(field, bound(random));
      case 2 -> lt(field, bound(random));
      case 3 -> lte(field, bound(random));
      case 4 -> in(field, value(random), value(random), value(random));
      default -> eq(field, value(random));
    };
  }

  private static Object bound(Random random) {
    Object value = value(random);
    return value == null ? "" : value;
  }

  /** Always down to the id: what else is equal may come in any order. */
  private static Bson sort(Random random) {
    Document sort = new Document();
    for (String field : List.of("a", "b", "c.d")) {
      if (random.nextInt(3) == 0) {
        sort.append(field, random.nextBoolean() ? 1 : -1);
      }
    }
    return sort.append("_id", random.nextBoolean() ? 1 : -1);
  }
}
