package parley.embedded.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** Documents: inserted, found, changed, removed. */
@SuppressWarnings("JavaUtilDate") // it is what the driver returns
class StoreContractTest extends StoreContract {
  @Test
  void whatIsInsertedIsFoundByIdWithEveryType() {
    Document all =
        new Document("_id", "a")
            .append("int", 1)
            .append("long", Long.MAX_VALUE)
            .append("double", 0.5)
            .append("text", "Привет, \uD83D\uDE00")
            .append("bytes", new Binary(new byte[] {0, 1, -1}))
            .append("date", new Date(1_700_000_000_000L))
            .append("id", new ObjectId())
            .append("truth", true)
            .append("nothing", null)
            .append("list", List.of(1, "two", new Document("three", 3)))
            .append("inner", new Document("a", new Document("b", 1)));
    things.insertOne(all);
    assertThat(things.find(eq("a")).first()).isEqualTo(all);
    assertThat(things.find(eq("b")).first()).isNull();
  }

  @Test
  void aSecondDocumentWithTheSameIdIsRefused() {
    things.insertOne(new Document("_id", "a").append("v", 1));
    assertThatThrownBy(() -> things.insertOne(new Document("_id", "a").append("v", 2)))
        .isInstanceOfSatisfying(
            MongoWriteException.class, e -> assertThat(e.getError().getCode()).isEqualTo(11000));
    assertThat(things.find().into(new ArrayList<>()))
        .containsExactly(new Document("_id", "a").append("v", 1));
  }

  @Test
  void anOrderedBatchStopsAtTheFirstRefusalAndAnUnorderedOneDoesNot() {
    List<Document> batch =
        List.of(new Document("_id", 1), new Document("_id", 1), new Document("_id", 2));
    assertThatThrownBy(() -> things.insertMany(batch))
        .isInstanceOfSatisfying(
            MongoBulkWriteException.class,
            e -> assertThat(e.getWriteResult().getInsertedCount()).isEqualTo(1));
    assertThat(ids(things.find())).containsExactly(1);
    assertThatThrownBy(() -> things.insertMany(batch, new InsertManyOptions().ordered(false)))
        .isInstanceOf(MongoBulkWriteException.class);
    assertThat(ids(things.find())).containsExactlyInAnyOrder(1, 2);
  }

  @Test
  void updatesChangeWhatTheySayAndReportIt() {
    things.insertOne(new Document("_id", 1).append("a", 1).append("gone", true));
    var result = things.updateOne(eq(1), combine(set("b.c", 2), inc("a", 5), unset("gone")));
    assertThat(result.getModifiedCount()).isEqualTo(1);
    assertThat(things.find().first())
        .isEqualTo(new Document("_id", 1).append("a", 6).append("b", new Document("c", 2)));
    assertThat(things.updateOne(eq(1), set("a", 6)).getModifiedCount()).isZero();
    assertThat(things.updateOne(eq(2), set("a", 6)).getMatchedCount()).isZero();
    things.insertOne(new Document("_id", 2).append("a", 6));
    assertThat(things.updateMany(eq("a", 6), set("a", 7)).getModifiedCount()).isEqualTo(2);
    assertThat(things.updateOne(and(eq("_id", 1), eq("a", 6)), set("a", 8)).getMatchedCount())
        .isZero();
  }

  @Test
  void anUpsertInsertsOnceAndThenUpdates() {
    Bson change = combine(setOnInsert("made", 1), inc("count", 1));
    var first = things.updateOne(eq("k"), change, new UpdateOptions().upsert(true));
    assertThat(first.getUpsertedId()).isNotNull();
    assertThat(things.updateOne(eq("k"), change, new UpdateOptions().upsert(true)).getUpsertedId())
        .isNull();
    assertThat(things.find())
        .containsExactly(new Document("_id", "k").append("made", 1).append("count", 2));
  }

  @Test
  void replacingAndDeletingReportWhatTheyDid() {
    things.insertMany(
        IntStream.range(0, 5).mapToObj(i -> new Document("_id", i).append("a", i)).toList());
    assertThat(things.replaceOne(eq(1), new Document("b", 1)).getModifiedCount()).isEqualTo(1);
    assertThat(things.find(eq(1)).first()).isEqualTo(new Document("_id", 1).append("b", 1));
    assertThat(things.deleteOne(eq(1)).getDeletedCount()).isEqualTo(1);
    assertThat(things.deleteMany(gte("a", 3)).getDeletedCount()).isEqualTo(2);
    assertThat(ids(things.find().sort(ascending("_id")))).containsExactly(0, 2);
    assertThat(things.deleteMany(eq("query", "x")).getDeletedCount()).isZero();
  }

  @Test
  void findAndModifyReturnsBeforeOrAfter() {
    things.insertMany(
        List.of(new Document("_id", 1).append("n", 1), new Document("_id", 2).append("n", 2)));
    var after = new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);
    assertThat(things.findOneAndUpdate(eq(1), inc("n", 1)))
        .isEqualTo(new Document("_id", 1).append("n", 1));
    assertThat(things.findOneAndUpdate(eq(1), inc("n", 1), after))
        .isEqualTo(new Document("_id", 1).append("n", 3));
    assertThat(things.findOneAndUpdate(eq(9), inc("n", 1), after)).isNull();
    assertThat(things.findOneAndUpdate(eq(9), inc("n", 1), after.upsert(true)))
        .isEqualTo(new Document("_id", 9).append("n", 1));
    assertThat(things.findOneAndDelete(eq("n", 2)))
        .isEqualTo(new Document("_id", 2).append("n", 2));
    assertThat(things.countDocuments()).isEqualTo(2);
  }

  @Test
  void projectionLeavesWhatIsAskedFor() {
    things.insertOne(
        new Document("_id", 1).append("a", 1).append("b", new Document("c", 2).append("d", 3)));
    assertThat(things.find().projection(Projections.include("b.c")).first())
        .isEqualTo(new Document("_id", 1).append("b", new Document("c", 2)));
    assertThat(things.find().projection(Projections.exclude("b")).first())
        .isEqualTo(new Document("_id", 1).append("a", 1));
    assertThat(
            things
                .find()
                .projection(Projections.fields(Projections.excludeId(), Projections.include("a")))
                .first())
        .isEqualTo(new Document("a", 1));
  }

  @Test
  void databasesAndCollectionsAreKeptApart() {
    MongoDatabase keys = client.getDatabase(database.getName() + "_keys");
    keys.getCollection("things").insertOne(new Document("_id", 1).append("of", "keys"));
    things.insertOne(new Document("_id", 1).append("of", "content"));
    database.getCollection("fs.files").insertOne(new Document("_id", 1));
    assertThat(database.listCollectionNames()).containsExactlyInAnyOrder("things", "fs.files");
    assertThat(client.listDatabaseNames()).contains(database.getName(), keys.getName());
    things.drop();
    assertThat(database.listCollectionNames()).containsExactly("fs.files");
    assertThat(keys.getCollection("things").find().first()).containsEntry("of", "keys");
    database.drop();
    assertThat(database.listCollectionNames()).isEmpty();
    keys.drop();
  }

  @Test
  void aBulkOfUpdatesStopsWhereOneIsRefused() {
    things.createIndex(Indexes.ascending("u"), new IndexOptions().unique(true));
    things.insertMany(
        List.of(new Document("_id", 1).append("u", 1), new Document("_id", 2).append("u", 2)));
    List<UpdateOneModel<Document>> bulk =
        List.of(
            new UpdateOneModel<>(eq(1), set("u", 3)),
            new UpdateOneModel<>(eq(2), set("u", 3)),
            new UpdateOneModel<>(eq(2), set("u", 4)));
    assertThatThrownBy(() -> things.bulkWrite(bulk)).isInstanceOf(MongoBulkWriteException.class);
    assertThat(things.find(eq(1)).first()).containsEntry("u", 3);
    assertThat(things.find(eq(2)).first()).containsEntry("u", 2);
  }

  @Test
  void readConcernsThatTheStoreUsesAreKnown() {
    things.insertOne(new Document("_id", 1));
    assertThat(things.withReadConcern(ReadConcern.MAJORITY).countDocuments()).isEqualTo(1);
    assertThat(things.withReadConcern(ReadConcern.LOCAL).find(eq(1)).first()).isNotNull();
  }

  @Test
  void filesAreKeptInGridFs() {
    GridFSBucket files = GridFSBuckets.create(database, "files");
    byte[] content = new byte[700_000];
    new Random(1).nextBytes(content);
    ObjectId id = files.uploadFromStream("f", new ByteArrayInputStream(content));
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    files.downloadToStream(id, read);
    assertThat(read.toByteArray()).isEqualTo(content);
    files.delete(id);
    assertThat(database.getCollection("files.chunks").countDocuments()).isZero();
  }
}
