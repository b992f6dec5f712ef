package parley.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import parley.discussion.Spoken;
import parley.discussion.Spoken.Stand;
import parley.discussion.Spoken.Words;
import parley.search.Printed.Piece;
import parley.translation.Rendered;

/**
 * Which words stand in which contributions and papers of one room: in memory only, without the
 * texts. Used by one thread at a time. It knows neither horizons nor authors, so what it finds are
 * candidates.
 */
final class RoomIndex implements AutoCloseable {
  /** It would recommend an option for vectors at the console; there are none here. */
  private static final Logger VECTORS =
      Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

  private static final String ID = "id";
  private static final double BUFFER_MEGABYTES_MAX = 8;
  private static final int FIT_STEPS = 1_000;
  private final ByteBuffersDirectory memory = new ByteBuffersDirectory();
  private final IndexWriter writer;
  private Stand stand = Stand.nothing();
  private Rendered.Stand rendered = Rendered.Stand.nothing();
  private final Laid laid = new Laid();
  private DirectoryReader reader;

  /**
   * What may be a hit.
   *
   * @param fit how well its text fits, in thousandths; the same whatever else the room holds
   */
  record Candidate(String name, int fit) {}

  static {
    VECTORS.setLevel(Level.SEVERE);
  }

  RoomIndex() {
    IndexWriterConfig config = new IndexWriterConfig(Forms.byField());
    config.setSimilarity(new Ranking());
    config.setMergeScheduler(new SerialMergeScheduler());
    config.setRAMBufferSizeMB(BUFFER_MEGABYTES_MAX);
    config.setCommitOnClose(false);
    try {
      writer = new IndexWriter(memory, config);
      reader = DirectoryReader.open(writer);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /**
   * Takes in what is said otherwise than when this was last done.
   *
   * @return the papers and versions that whoever asks may read, by the names of their candidates
   */
  Map<String, Piece> follow(Stand now, Rendered.Stand renderedNow, Printed.Stand printedNow) {
    Spoken.Difference difference =
        new Spoken.Difference() {
          @Override
          public void says(String contribution, Words words) {
            put(contribution, document(contribution, words));
          }

          @Override
          public void isSilent(String contribution) {
            put(contribution, null);
          }
        };
    Spoken.compare(stand, now, difference);
    Rendered.compare(rendered, renderedNow, difference);
    Map<String, Piece> mine = laid.follow(printedNow, difference);
    stand = now;
    rendered = renderedNow;
    try {
      DirectoryReader newer = DirectoryReader.openIfChanged(reader, writer);
      if (newer != null) {
        reader.close();
        reader = newer;
      }
      return mine;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void put(String contribution, @Nullable Document document) {
    try {
      if (document == null) {
        writer.deleteDocuments(new Term(ID, contribution));
      } else {
        writer.updateDocument(new Term(ID, contribution), document);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static Document document(String contribution, Words words) {
    Document document = new Document();
    document.add(new StringField(ID, contribution, Store.NO));
    document.add(new BinaryDocValuesField(ID, new BytesRef(contribution)));
    for (String text : List.of(words.title(), words.text())) {
      for (Forms forms : Forms.of(text, words.language())) {
        document.add(new TextField(forms.field(), text, Store.NO));
      }
    }
    return document;
  }

  /** All that may be hits, in no order. */
  List<Candidate> candidates(Query query, boolean ranked) {
    IndexSearcher searcher = new IndexSearcher(reader);
    searcher.setSimilarity(new Ranking());
    searcher.setQueryCache(null); // what others look for leaves no trace
    try {
      return searcher.search(query, new All(ranked));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** How much memory it takes, about. */
  long bytes() {
    try {
      long bytes = writer.ramBytesUsed();
      for (String file : memory.listAll()) {
        bytes += memory.fileLength(file);
      }
      return bytes;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void close() {
    try {
      reader.close();
      writer.close();
      memory.close();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static UncheckedIOException failed(IOException e) {
    return new UncheckedIOException("an index in memory failed", e);
  }

  private record All(boolean ranked) implements CollectorManager<Gathering, List<Candidate>> {
    @Override
    public Gathering newCollector() {
      return new Gathering(ranked);
    }

    @Override
    public List<Candidate> reduce(Collection<Gathering> gathered) {
      return gathered.stream().flatMap(each -> each.found.stream()).toList();
    }
  }

  private static final class Gathering extends SimpleCollector {
    private final List<Candidate> found = new ArrayList<>();
    private final boolean ranked;
    private BinaryDocValues ids = DocValues.emptyBinary();
    private @Nullable Scorable fit;

    Gathering(boolean ranked) {
      this.ranked = ranked;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
      ids = DocValues.getBinary(leaf.reader(), ID);
    }

    @Override
    public void setScorer(Scorable scorer) {
      fit = scorer;
    }

    @Override
    public void collect(int document) throws IOException {
      if (ids.advanceExact(document)) {
        int fits = ranked && fit != null ? Math.round(fit.score() * FIT_STEPS) : 0;
        found.add(new Candidate(ids.binaryValue().utf8ToString(), fits));
      }
    }

    @Override
    public ScoreMode scoreMode() {
      return ranked ? ScoreMode.COMPLETE : ScoreMode.COMPLETE_NO_SCORES;
    }
  }
}
