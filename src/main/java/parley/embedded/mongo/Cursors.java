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

  /** Bytes of documents in one reply, beyond which the rest waits for getMore. */
  private static final long BATCH_BYTES_MAX = 16 << 20;

  /** Stages that write, or that the library answers wrongly or not at all. */
  private static final Set<String> STAGES_REFUSED =
      Set.of("$out", "$merge", "$changeStream", "$indexStats", "$geoNear");

  private record Open(
      String namespace,
      Iterator<Document> documents,
      @Nullable Document projection,
      @Nullable Database database) {}

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
    return reply(open, new Turn(size, "firstBatch", 0, single));
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
    Open open = new Open(namespace, database.aggregate(command).iterator(), null, null);
    return reply(
        open, new Turn(Fields.number(cursor, "batchSize", FIRST_BATCH), "firstBatch", 0, false));
  }

  /** A list that is always one batch. */
  Document open(String namespace, List<Document> documents) {
    Open open = new Open(namespace, documents.iterator(), null, null);
    return reply(open, new Turn(Integer.MAX_VALUE, "firstBatch", 0, false));
  }

  Document more(Document command) {
    long id = Fields.number(command, "getMore").longValue();
    Open open = cursors.get(id);
    if (open == null) {
      throw new CursorNotFoundException(id);
    }
    int size = Fields.number(command, "batchSize", 0);
    return reply(open, new Turn(size == 0 ? Integer.MAX_VALUE : size, "nextBatch", id, false));
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

  /** What one answer of a cursor is to hold: how many at most, under which name. */
  private record Turn(int size, String field, long id, boolean single) {}

  private Document reply(Open open, Turn turn) {
    List<Document> batch = new ArrayList<>();
    long bytes = 0;
    while (batch.size() < turn.size() && bytes < BATCH_BYTES_MAX && open.documents().hasNext()) {
      Document document = open.documents().next();
      bytes += open.documents() instanceof Results results ? results.lastBytes() : 0;
      batch.add(document);
    }
    boolean done = turn.single() || !open.documents().hasNext();
    if (open.documents() instanceof Results results) {
      results.pause();
    }
    long now = done ? 0 : turn.id() != 0 ? turn.id() : ++last;
    if (done) {
      cursors.remove(turn.id());
    } else {
      cursors.put(now, open);
    }
    Document cursor = new Document("id", now).append("ns", open.namespace());
    return new Document("cursor", cursor.append(turn.field(), project(open, batch)));
  }

  private static List<Document> project(Open open, List<Document> batch) {
    String collection = open.namespace().substring(open.namespace().indexOf('.') + 1);
    return open.database() == null
        ? batch
        : open.database().project(collection, batch, open.projection());
  }
}
