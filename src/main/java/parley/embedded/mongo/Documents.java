package parley.embedded.mongo;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.embedded.disk.Keys;
import parley.embedded.disk.Results;
import parley.embedded.disk.Table;

/**
 * A {@link Table} as the library sees a collection. The library knows what the operators of
 * filters, updates and projections mean; finding, storing and refusing are ours. It is told of no
 * index, because its own keep no order.
 */
final class Documents extends AbstractMongoCollection<byte[]> {
  private static final Document EVERYTHING = new Document();

  private final Table table;

  Documents(MongoDatabase database, String name, Table table) {
    super(database, name, CollectionOptions.withDefaults(), new CursorRegistry());
    this.table = table;
  }

  @SuppressWarnings("ReferenceEquality") // a collection made anew after a drop is another one
  boolean isOf(Table other) {
    return table == other;
  }

  Results find(Results.Query query) {
    return new Results(table, query);
  }

  /** What a projection leaves of these documents. */
  List<Document> project(List<Document> documents, @Nullable Document projection) {
    if (projection == null || projection.isEmpty()) {
      return documents;
    }
    return matchDocumentsFromStream(documents.stream(), EVERYTHING, null, 0, 0, 0, projection)
        .collectDocuments();
  }

  @Override
  public int count() {
    return table.size();
  }

  @Override
  public int count(@Nullable Document filter, int skip, int limit) {
    int count = 0;
    if (filter == null || filter.isEmpty()) {
      count = Math.max(0, table.size() - skip);
      return limit > 0 ? Math.min(limit, count) : count;
    }
    Results results = find(new Results.Query(filter, null, skip, Math.max(0, limit)));
    for (; results.hasNext(); results.next()) {
      count++;
    }
    return count;
  }

  /** The library's own takes a field named "query" for something else. */
  @Override
  public int deleteDocuments(Document filter, int limit, Oplog oplog) {
    int count = 0;
    Results results = find(new Results.Query(filter, null, 0, limit));
    for (; results.hasNext(); count++) {
      table.remove(Keys.of(results.next().get("_id")));
    }
    return count;
  }

  @Override
  protected QueryResult queryDocuments(
      Document filter,
      @Nullable Document sort,
      int skip,
      int limit,
      int batchSize,
      @Nullable Document projection) {
    Results results = find(new Results.Query(filter, sort, skip, limit));
    if (projection == null) {
      return new QueryResult(() -> results);
    }
    List<Document> all = new ArrayList<>();
    results.forEachRemaining(all::add);
    return new QueryResult(project(all, projection));
  }

  @Override
  protected QueryResult matchDocuments(
      Document filter,
      @Nullable Document sort,
      int skip,
      int limit,
      int batchSize,
      @Nullable Document projection) {
    return queryDocuments(filter, sort, skip, limit, batchSize, projection);
  }

  @Override
  protected byte[] addDocumentInternal(Document document) {
    return table.insert(document);
  }

  @Override
  protected void handleUpdate(byte[] id, Document before, Document after) {
    table.replace(id, before, after);
  }

  @Override
  public void removeDocument(Document document) {
    table.remove(Keys.of(document.get("_id")));
  }

  @Override
  protected void removeDocument(byte[] id) {
    table.remove(id);
  }

  @Override
  protected byte[] findDocumentPosition(Document document) {
    return Keys.of(document.get("_id"));
  }

  @Override
  protected Document getDocument(byte[] id) {
    throw new UnsupportedOperationException("the library knows no index here");
  }

  @Override
  protected Stream<DocumentWithPosition<byte[]>> streamAllDocumentsWithPosition() {
    throw new UnsupportedOperationException("the library builds no index here");
  }

  @Override
  protected boolean tracksDataSize() {
    return false;
  }

  @Override
  protected void updateDataSize(int delta) {
    throw new UnsupportedOperationException("sizes are not kept");
  }

  @Override
  protected int getDataSize() {
    return 0;
  }
}
