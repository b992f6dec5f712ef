package parley.embedded.mongo;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CursorNotFoundException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.embedded.disk.Fields;
import parley.embedded.disk.Results;

/** Replies in batches, and what is left of them. */
final class Cursors {
  /** Open cursors; the one longest unused is forgotten. */
  private static final int CURSORS_MAX = 1000;

  private static final int FIRST_BATCH = 101;

  /** No cursor yet. */
  private static final long FIRST = 0;

  /** Bytes of documents in one reply, beyond which the rest waits for getMore. */
  private static final long BATCH_BYTES_MAX = 16 << 20;

  /** Stages that write, or that the library answers wrongly or not at all. */
  private static final Set<String> STAGES_REFUSED =
      Set.of("$out", "$merge", "$changeStream", "$indexStats", "$geoNear");

  /** What is read, and from which database its projection comes if it has one. */
  private record Open(
      String namespace,
      Iterator<Document> documents,
      @Nullable Document projection,
      @Nullable Database database) {
    static Open of(String namespace, List<Document> documents) {
      return new Open(namespace, documents.iterator(), null, null);
    }
  }

  private final Map<Long, Open> cursors =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Open> eldest) {
          return size() > CURSORS_MAX;
        }
      };
  private long last;

  Document find(Database database, Document command) {
    String collection = Fields.text(command, "find");
    Document projection = (Document) command.get("projection");
    Open open =
        new Open(
            database.getDatabaseName() + "." + collection,
            database.find(command),
            projection,
            database);
    int limit = Fields.number(command, "limit", 0);
    boolean single = limit < 0 || Boolean.TRUE.equals(command.get("singleBatch"));
    int size = Fields.number(command, "batchSize", single ? Integer.MAX_VALUE : FIRST_BATCH);
    Document reply = reply(open, size, FIRST);
    if (single) {
      Document cursor = Fields.document(reply, "cursor");
      cursors.remove(Fields.number(cursor, "id").longValue());
      cursor.put("id", 0L);
    }
    return reply;
  }

  Document aggregate(Database database, Document command) {
    for (Document stage : Fields.documents(command, "pipeline")) {
      for (String name : stage.keySet()) {
        if (STAGES_REFUSED.contains(name)) {
          throw Commands.unsupported("aggregation stage " + name);
        }
      }
    }
    Document cursor = (Document) command.getOrDefault("cursor", new Document());
    String namespace = database.getDatabaseName() + "." + command.get("aggregate");
    Open open = Open.of(namespace, database.aggregate(command));
    return reply(open, Fields.number(cursor, "batchSize", FIRST_BATCH), FIRST);
  }

  /** The reply of a command that answers with a list, all at once. */
  static Document whole(String namespace, List<Document> documents) {
    Document cursor = new Document("id", FIRST).append("ns", namespace);
    return new Document("cursor", cursor.append("firstBatch", documents));
  }

  Document more(Document command) {
    long id = Fields.number(command, "getMore").longValue();
    Open open = cursors.get(id);
    if (open == null) {
      throw new CursorNotFoundException(id);
    }
    int size = Fields.number(command, "batchSize", 0);
    return reply(open, size == 0 ? Integer.MAX_VALUE : size, id);
  }

  Document kill(Document command) {
    List<Object> killed = new ArrayList<>();
    List<Object> unknown = new ArrayList<>();
    for (Object id : (List<?>) command.getOrDefault("cursors", List.of())) {
      (cursors.remove(id) == null ? unknown : killed).add(id);
    }
    return new Document("cursorsKilled", killed)
        .append("cursorsNotFound", unknown)
        .append("cursorsAlive", List.of())
        .append("cursorsUnknown", List.of());
  }

  private Document reply(Open open, int size, long id) {
    List<Document> batch = new ArrayList<>();
    long bytes = 0;
    while (batch.size() < size && bytes < BATCH_BYTES_MAX && open.documents().hasNext()) {
      Document document = open.documents().next();
      bytes += open.documents() instanceof Results results ? results.lastBytes() : 0;
      batch.add(document);
    }
    boolean done = !open.documents().hasNext();
    if (open.documents() instanceof Results results) {
      results.pause();
    }
    long now = done ? 0 : id == FIRST ? ++last : id;
    if (done) {
      cursors.remove(id);
    } else {
      cursors.put(now, open);
    }
    Document cursor = new Document("id", now).append("ns", open.namespace());
    return new Document(
        "cursor", cursor.append(id == FIRST ? "firstBatch" : "nextBatch", project(open, batch)));
  }

  private static List<Document> project(Open open, List<Document> batch) {
    String collection = open.namespace().substring(open.namespace().indexOf('.') + 1);
    return open.database() == null
        ? batch
        : open.database().project(collection, batch, open.projection());
  }
}
