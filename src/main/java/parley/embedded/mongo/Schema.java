package parley.embedded.mongo;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.ErrorCode;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import parley.embedded.disk.Catalog;
import parley.embedded.disk.Fields;
import parley.embedded.disk.OrderedIndex;

/** The commands about databases, collections and indexes. */
final class Schema {
  /** Anything else (TTL, partial, sparse, collation, text …) would be accepted and not kept. */
  private static final Set<String> INDEX_OPTIONS =
      Set.of("key", "name", "unique", "v", "background");

  private static final int NAMESPACE_MAX = 255;

  private final Catalog catalog;

  Schema(Catalog catalog) {
    this.catalog = catalog;
  }

  /** Makes an empty collection. */
  static void define(Catalog catalog, String namespace) {
    String collection = namespace.substring(namespace.indexOf('.') + 1);
    if (collection.isEmpty()
        || collection.contains("$")
        || collection.indexOf(0) >= 0
        || collection.startsWith("system.")
        || namespace.length() > NAMESPACE_MAX) {
      throw new MongoServerError(ErrorCode.InvalidNamespace, "invalid collection name");
    }
    catalog.define(namespace, catalog.description(namespace));
  }

  Document create(String database, Document command) {
    String namespace = database + "." + command.get("create");
    if (catalog.table(namespace) != null) {
      throw new MongoServerError(ErrorCode.NamespaceExists, "the collection exists");
    }
    define(catalog, namespace);
    return new Document();
  }

  Document createIndexes(String database, Document command) {
    String namespace = database + "." + command.get("createIndexes");
    boolean isNew = catalog.table(namespace) == null;
    if (isNew) {
      define(catalog, namespace);
    }
    Document description = catalog.description(namespace);
    List<Document> indexes = Catalog.indexes(description);
    int before = indexes.size() + 1;
    for (Document wanted : Fields.documents(command, "indexes")) {
      add(indexes, checked(wanted));
    }
    if (indexes.size() + 1 > before) {
      catalog.define(namespace, description.append("indexes", indexes));
    }
    return new Document("createdCollectionAutomatically", isNew)
        .append("numIndexesBefore", before)
        .append("numIndexesAfter", indexes.size() + 1);
  }

  private static Document checked(Document wanted) {
    wanted.keySet().stream()
        .filter(option -> !INDEX_OPTIONS.contains(option))
        .findFirst()
        .ifPresent(option -> {
          throw Commands.unsupported("index option " + option);
        });
    Document key = directions(Fields.document(wanted, "key"));
    Document index =
        new Document("v", 2).append("key", key).append("name", Fields.text(wanted, "name"));
    return Boolean.TRUE.equals(wanted.get("unique")) ? index.append("unique", true) : index;
  }

  /** The key with 1 and -1 as integers, so that equal ones are equal. */
  private static Document directions(Document key) {
    Document directions = new Document();
    key.forEach((field, direction) -> {
      if (!(direction instanceof Number number) || Math.abs(number.doubleValue()) != 1) {
        throw Commands.unsupported("index type " + direction);
      }
      directions.put(field, number.intValue());
    });
    return directions;
  }

  private static void add(List<Document> indexes, Document wanted) {
    Document key = Fields.document(wanted, "key");
    if (key.keySet().equals(Set.of("_id"))) {
      return; // every collection has it
    }
    for (Document index : indexes) {
      boolean sameName = Fields.text(index, "name").equals(wanted.get("name"));
      boolean sameKey = Fields.document(index, "key").equals(key);
      boolean sameKind = index.containsKey("unique") == wanted.containsKey("unique");
      if (sameName && sameKey && sameKind) {
        return;
      }
      if (sameName) {
        throw new MongoServerError(
            ErrorCode.IndexKeySpecsConflict, "another index has the name " + wanted.get("name"));
      }
      if (sameKey) {
        throw new MongoServerError(
            85, "IndexOptionsConflict", "the index exists as " + index.get("name"));
      }
    }
    indexes.add(wanted);
  }

  Document dropIndexes(String database, Document command) {
    String namespace = existing(database, Fields.text(command, "dropIndexes"));
    Document description = catalog.description(namespace);
    List<Document> indexes = Catalog.indexes(description);
    Object index = command.getOrDefault("index", "");
    Object which = index instanceof Document key ? directions(key) : index;
    int before = indexes.size() + 1;
    boolean found = indexes.removeIf(each -> which.equals("*") || each.containsValue(which));
    if (!found && !which.equals("*")) {
      throw new MongoServerError(ErrorCode.IndexNotFound, "no such index");
    }
    catalog.define(namespace, description.append("indexes", indexes));
    return new Document("nIndexesWas", before);
  }

  Document listIndexes(String database, Document command) {
    String namespace = existing(database, Fields.text(command, "listIndexes"));
    List<Document> indexes = new ArrayList<>();
    indexes.add(
        new Document("v", 2)
            .append("key", new Document("_id", 1))
            .append("name", OrderedIndex.PRIMARY));
    indexes.addAll(Catalog.indexes(catalog.description(namespace)));
    return Cursors.whole(database + ".$cmd.listIndexes", indexes);
  }

  Document listCollections(String database, Document command) {
    Stream<Document> all =
        collections(database)
            .map(name -> new Document("name", name).append("type", "collection"))
            .map(each -> each.append("options", new Document()))
            .map(each -> each.append("info", new Document("readOnly", false)));
    return Cursors.whole(database + ".$cmd.listCollections", filtered(all, command));
  }

  Document listDatabases(Document command) {
    Stream<Document> databases =
        catalog.namespaces().stream()
            .map(namespace -> namespace.substring(0, namespace.indexOf('.')))
            .distinct()
            .map(name -> new Document("name", name).append("empty", false));
    return new Document("databases", filtered(databases, command));
  }

  Document drop(String database, Document command) {
    String namespace = existing(database, Fields.text(command, "drop"));
    int indexes = catalog.description(namespace).size();
    catalog.drop(namespace);
    return new Document("ns", namespace).append("nIndexesWas", indexes);
  }

  Document dropDatabase(String database) {
    collections(database).toList().forEach(name -> catalog.drop(database + "." + name));
    return new Document("dropped", database);
  }

  private String existing(String database, String collection) {
    String namespace = database + "." + collection;
    if (catalog.table(namespace) == null) {
      throw new MongoServerError(26, "NamespaceNotFound", "ns not found");
    }
    return namespace;
  }

  private Stream<String> collections(String database) {
    return catalog.namespaces().stream()
        .filter(namespace -> namespace.startsWith(database + "."))
        .map(namespace -> namespace.substring(database.length() + 1));
  }

  private static List<Document> filtered(Stream<Document> documents, Document command) {
    Document filter = (Document) command.getOrDefault("filter", new Document());
    DefaultQueryMatcher matcher = new DefaultQueryMatcher();
    return documents.filter(document -> matcher.matches(document, filter)).toList();
  }
}
