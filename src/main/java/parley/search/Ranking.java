package parley.search;

import org.apache.lucene.index.FieldInvertState;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.util.SmallFloat;

/**
 * How well a text fits: by how often it says the word and how long it is, and by nothing else. BM25
 * without its two averages over all texts, because what one may not read must not move what one
 * may.
 */
final class Ranking extends Similarity {
  private static final float SATURATION = 1.2f;
  private static final float LENGTH_WEIGHT = 0.75f;
  private static final float WORDS_USUAL = 150f;

  @Override
  public long computeNorm(FieldInvertState state) {
    return SmallFloat.intToByte4(state.getLength());
  }

  @Override
  public SimScorer scorer(float boost, CollectionStatistics all, TermStatistics... terms) {
    return new SimScorer() {
      @Override
      public float score(float frequency, long norm) {
        float words = SmallFloat.byte4ToInt((byte) norm);
        float length = 1 - LENGTH_WEIGHT + LENGTH_WEIGHT * words / WORDS_USUAL;
        return boost * frequency / (frequency + SATURATION * length);
      }
    };
  }
}
