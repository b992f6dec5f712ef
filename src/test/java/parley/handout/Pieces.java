package parley.handout;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import parley.web.Ids;
import parley.world.World;

/** What the database holds of files, or of parts of files on their way. */
record Pieces(World world, String collection) {
  private <T> T ask(Function<MongoCollection<Document>, T> question) {
    try (MongoClient client = MongoClients.create(world.database())) {
      String named = new ConnectionString(world.database()).getDatabase();
      var database = client.getDatabase(named == null ? "parley" : named);
      return question.apply(database.getCollection(collection));
    }
  }

  /** Those of a room. */
  List<Document> of(String room) {
    return ask(all -> all.find(new Document("by", room)).into(new ArrayList<>()));
  }

  List<Document> all() {
    return ask(all -> all.find().into(new ArrayList<>()));
  }

  /** As if they had never been taken away. */
  void back(List<Document> pieces) {
    ask(all -> all.insertMany(pieces));
  }

  /** What a node that stopped in the midst of things left in a room long ago. */
  void orphan(String room, Document like) {
    Document piece = new Document(like).append("_id", Ids.random() + ".0").append("by", room);
    ask(all -> all.insertOne(piece.append("at", Instant.now().minus(Duration.ofHours(2)))));
  }

  /** From now on all were written so long ago. */
  void age(Duration by) {
    Document old = new Document("at", Instant.now().minus(by));
    ask(all -> all.updateMany(new Document(), new Document("$set", old)));
  }
}
