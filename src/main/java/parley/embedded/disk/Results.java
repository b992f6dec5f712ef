package parley.embedded.disk;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.DocumentComparator;
import de.bwaldvogel.mongo.backend.QueryMatcher;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The documents that a query finds, read as they are asked for. Between two batches it only
 * remembers the last key it saw and goes on behind it, so it holds neither pages nor documents
 * (unless they had to be sorted) and sees what has been written since, as MongoDB's cursors do.
 */
public final class Results implements Iterator<Document> {
  /** What is asked; {@code limit} 0 is no limit. */
  public record Query(Document filter, @Nullable Document sort, int skip, int limit) {
    public static Query all(Document filter) {
      return new Query(filter, null, 0, 0);
    }
  }

  /** Sorting more than this without an index is refused, as MongoDB does. */
  private static final long SORTED_BYTES_MAX = 100_000_000;

  private final Table table;
  private final QueryMatcher matcher = new DefaultQueryMatcher();
  private final Query query;
  private final boolean backwards;
  private final OrderedIndex index;
  private final List<Plan.Run> runs;
  private int run;
  private byte @Nullable [] lastKey;
  private org.h2.mvstore.@Nullable Cursor<byte[], byte[]> cursor;
  private @Nullable Iterator<Document> sorted;
  private int left;
  private @Nullable Document next;
  private boolean sorting;
  private int nextBytes;
  private int lastBytes;

  public Results(Table table, Query query) {
    Plan plan = Plan.of(query.filter(), query.sort(), table.indexes());
    this.table = table;
    this.query = query;
    this.backwards = plan.backwards();
    this.index = plan.index();
    this.runs = plan.inOrder();
    this.left = query.limit() == 0 ? Integer.MAX_VALUE : query.limit();
    if (!plan.sorted()) {
      sorted = sort().iterator();
    }
    for (int i = 0; i < query.skip() && hasNext(); i++) {
      next = null;
    }
  }

  /** About how many bytes the document last returned has. */
  public int lastBytes() {
    return lastBytes;
  }

  /** Lets go of the pages of the store; reading on finds its place again. */
  public void pause() {
    cursor = null;
  }

  @Override
  public boolean hasNext() {
    if (next == null && left > 0) {
      next = sorted == null ? match() : sorted.hasNext() ? sorted.next() : null;
    }
    return next != null && left > 0;
  }

  @Override
  public Document next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    Document document = next;
    lastBytes = nextBytes;
    next = null;
    left--;
    return document;
  }

  private List<Document> sort() {
    sorting = true; // from here on nextBytes is the size of the largest
    List<Document> matches = new ArrayList<>();
    long bytes = 0;
    for (Document match = match(); match != null; match = match()) {
      matches.add(match);
      bytes += nextBytes;
      if (bytes > SORTED_BYTES_MAX) {
        throw new MongoServerError(
            292, "QueryExceededMemoryLimitNoDiskUseAllowed", "too much to sort without an index");
      }
    }
    matches.sort(new DocumentComparator(query.sort()));
    return matches;
  }

  private @Nullable Document match() {
    for (byte[] bson = read(); bson != null; bson = read()) {
      Document document = Bytes.decode(bson);
      nextBytes = Math.max(bson.length, sorting ? nextBytes : 0);
      if (matcher.matches(document, query.filter())) {
        return document;
      }
    }
    return null;
  }

  /** The next document of the plan, matching or not. */
  private byte @Nullable [] read() {
    if (table.isDropped()) {
      throw new MongoServerError(175, "QueryPlanKilled", "the collection was dropped");
    }
    while (run < runs.size()) {
      if (cursor == null) {
        cursor = seek(runs.get(run));
      }
      while (cursor.hasNext()) {
        byte[] key = cursor.next();
        if (isBefore(key, runs.get(run))) {
          continue;
        }
        if (isBehind(key, runs.get(run))) {
          break;
        }
        lastKey = key;
        byte[] value = cursor.getValue();
        byte[] bson = index.isPrimary() ? value : table.get(index.id(key, value));
        if (bson != null) {
          return bson;
        }
      }
      cursor = null;
      lastKey = null;
      run++;
    }
    return null;
  }

  private org.h2.mvstore.Cursor<byte[], byte[]> seek(Plan.Run to) {
    byte[] start = lastKey != null ? lastKey : backwards ? to.to() : to.from();
    return index.entries().cursor(start, null, backwards);
  }

  /** A cursor starts on its key; that one was read before, or lies just outside the run. */
  private boolean isBefore(byte[] key, Plan.Run current) {
    int fromLast = lastKey == null ? 1 : Bytes.TYPE.compare(key, lastKey);
    if (backwards) {
      byte[] to = current.to();
      return (lastKey != null && fromLast >= 0) || (to != null && Bytes.TYPE.compare(key, to) >= 0);
    }
    return fromLast <= 0;
  }

  private boolean isBehind(byte[] key, Plan.Run current) {
    byte[] to = current.to();
    return backwards
        ? Bytes.TYPE.compare(key, current.from()) < 0
        : to != null && Bytes.TYPE.compare(key, to) >= 0;
  }
}
