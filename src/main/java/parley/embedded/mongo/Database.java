package parley.embedded.mongo;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import de.bwaldvogel.mongo.oplog.Oplog;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import parley.embedded.disk.Catalog;
import parley.embedded.disk.Fields;
import parley.embedded.disk.Results;
import parley.embedded.disk.Table;

/** One database: its collections, and the commands that read them. */
final class Database implements MongoDatabase {
  private static final Document NOTHING = new Document();

  private final String name;
  private final Catalog catalog;
  private final DatabaseResolver others;
  private final Map<String, Documents> documents = new HashMap<>();

  Database(String name, Catalog catalog, DatabaseResolver others) {
    this.name = name;
    this.catalog = catalog;
    this.others = others;
  }

  /** What a find command finds; its projection is applied by {@link #project}. */
  Iterator<Document> find(Document command) {
    Documents documents = find(Fields.text(command, "find"));
    if (documents == null) {
      return List.<Document>of().iterator();
    }
    return documents.find(
        new Results.Query(
            (Document) command.getOrDefault("filter", NOTHING),
            (Document) command.get("sort"),
            Fields.number(command, "skip", 0),
            Math.abs(Fields.number(command, "limit", 0))));
  }

  List<Document> project(String collection, List<Document> found, @Nullable Document projection) {
    Documents documents = find(collection);
    return documents == null ? found : documents.project(found, projection);
  }

  Document count(Document command) {
    Documents documents = find(Fields.text(command, "count"));
    Document filter = (Document) command.get("query");
    int skip = Fields.number(command, "skip", 0);
    int limit = Fields.number(command, "limit", 0);
    return new Document("n", documents == null ? 0 : documents.count(filter, skip, limit));
  }

  Document distinct(Document command) {
    Documents documents = find(Fields.text(command, "distinct"));
    return documents == null
        ? new Document("values", List.of())
        : documents.handleDistinct(command);
  }

  /** The library's aggregation; a {@code $match} in front is served like a find. */
  List<Document> aggregate(Document command) {
    List<Document> pipeline = Aggregation.parse(command.get("pipeline"));
    Documents documents = find(Fields.text(command, "aggregate"));
    Document filter = NOTHING;
    if (!pipeline.isEmpty() && pipeline.getFirst().get("$match") instanceof Document match) {
      filter = match;
      pipeline = pipeline.subList(1, pipeline.size());
    }
    Aggregation aggregation =
        Aggregation.fromPipeline(pipeline, others, this, documents, NoopOplog.get());
    if (documents == null) {
      return aggregation.runStages(Stream.empty());
    }
    Results results = documents.find(Results.Query.all(filter));
    return aggregation.runStages(
        StreamSupport.stream(Spliterators.spliteratorUnknownSize(results, 0), false));
  }

  @Nullable Documents find(String collection) {
    Table table = catalog.table(name + "." + collection);
    if (table == null) {
      documents.remove(collection);
      return null;
    }
    Documents known = documents.get(collection);
    if (known == null || !known.isOf(table)) {
      known = new Documents(this, collection, table);
      documents.put(collection, known);
    }
    return known;
  }

  /** The collection, made if it is not there yet. */
  Documents create(String collection) {
    Documents documents = find(collection);
    if (documents == null) {
      Schema.define(catalog, name + "." + collection);
      documents = find(collection);
    }
    if (documents == null) {
      throw new IllegalStateException("a collection that was just made is missing");
    }
    return documents;
  }

  @Override
  public String getDatabaseName() {
    return name;
  }

  @Override
  public @Nullable MongoCollection<?> resolveCollection(String collection, boolean throwIfNot) {
    return find(collection);
  }

  @Override
  public MongoCollection<?> createCollectionOrThrowIfExists(
      String collection, CollectionOptions options) {
    return create(collection);
  }

  @Override
  public boolean isEmpty() {
    return catalog.namespaces().stream().noneMatch(each -> each.startsWith(name + "."));
  }

  @Override
  public void handleClose(Channel channel) {}

  @Override
  public Document handleCommand(
      Channel channel, String command, Document query, DatabaseResolver resolver, Oplog oplog) {
    throw new UnsupportedOperationException();
  }

  @Override
  public QueryResult handleQuery(MongoQuery query) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void drop(Oplog oplog) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void dropCollection(String collection, Oplog oplog) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String to) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void unregisterCollection(String collection) {
    throw new UnsupportedOperationException();
  }
}
