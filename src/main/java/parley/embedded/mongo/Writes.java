package parley.embedded.mongo;

import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import java.util.ArrayList;
import java.util.List;
import parley.embedded.disk.Fields;

/** The commands that change documents in one database. */
final class Writes {
  private final Database database;

  Writes(Database database) {
    this.database = database;
  }

  Document insert(Document command) {
    List<Document> documents = Fields.documents(command, "documents");
    boolean ordered = ordered(command);
    List<Document> errors =
        database.create(Fields.text(command, "insert")).insertDocuments(documents, ordered);
    int inserted = documents.size() - errors.size();
    if (ordered && !errors.isEmpty()) {
      inserted = Fields.number(errors.getFirst(), "index").intValue();
    }
    return written(inserted, errors);
  }

  Document update(Document command) {
    List<Document> upserted = new ArrayList<>();
    List<Document> errors = new ArrayList<>();
    int matched = 0;
    int modified = 0;
    int index = 0;
    for (Document statement : Fields.documents(command, "updates")) {
      try {
        Document result = update(Fields.text(command, "update"), statement);
        matched += Fields.number(result, "n").intValue();
        modified += Fields.number(result, "nModified").intValue();
        if (result.containsKey("upserted")) {
          upserted.add(new Document("index", index).append("_id", result.get("upserted")));
        }
      } catch (MongoServerError e) {
        errors.add(writeError(index, e));
        if (ordered(command)) {
          break;
        }
      }
      index++;
    }
    Document reply = written(matched + upserted.size(), errors).append("nModified", modified);
    return upserted.isEmpty() ? reply : reply.append("upserted", upserted);
  }

  private Document update(String collection, Document statement) {
    boolean upsert = Utils.isTrue(statement.get("upsert"));
    Documents documents = upsert ? database.create(collection) : database.find(collection);
    if (documents == null) {
      return new Document("n", 0).append("nModified", 0);
    }
    return documents.updateDocuments(
        Fields.document(statement, "q"),
        Fields.document(statement, "u"),
        ArrayFilters.empty(),
        Utils.isTrue(statement.get("multi")),
        upsert,
        NoopOplog.get());
  }

  Document delete(Document command) {
    Documents documents = database.find(Fields.text(command, "delete"));
    List<Document> errors = new ArrayList<>();
    int deleted = 0;
    int index = 0;
    for (Document statement : Fields.documents(command, "deletes")) {
      try {
        int limit = Fields.number(statement, "limit").intValue();
        Document filter = Fields.document(statement, "q");
        deleted +=
            documents == null ? 0 : documents.deleteDocuments(filter, limit, NoopOplog.get());
      } catch (MongoServerError e) {
        errors.add(writeError(index, e));
        if (ordered(command)) {
          break;
        }
      }
      index++;
    }
    return written(deleted, errors);
  }

  Document findAndModify(Document command) {
    String collection = Fields.text(command, "findAndModify");
    boolean upsert = Utils.isTrue(command.get("upsert"));
    Documents documents = upsert ? database.create(collection) : database.find(collection);
    return documents == null ? new Document("value", null) : documents.findAndModify(command);
  }

  private static boolean ordered(Document command) {
    return Utils.isTrue(command.getOrDefault("ordered", true));
  }

  private static Document written(int count, List<Document> errors) {
    Document reply = new Document("n", count);
    return errors.isEmpty() ? reply : reply.append("writeErrors", errors);
  }

  private static Document writeError(int index, MongoServerError error) {
    return new Document("index", index)
        .append("code", error.getCode())
        .append("errmsg", error.getMessageWithoutErrorCode());
  }
}
