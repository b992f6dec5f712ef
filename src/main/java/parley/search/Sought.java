package parley.search;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import parley.search.Forms.Token;
import parley.web.Problem;

/**
 * What somebody looks for: words in any form, all of which must stand in a text; words in quotation
 * marks, which must follow each other; a word with {@code *} at its end, which is the beginning of
 * one.
 */
final class Sought {
  static final int CHARACTERS_MAX = 200;
  static final int WORDS_MAX = 16;
  static final int BEGINNING_CHARACTERS_MIN = 2;
  private static final String QUOTATION_MARKS = "[\"\u201C\u201D\u201E\u00AB\u00BB\u300C-\u300F]";
  private static final String SPACES = "[\\p{IsWhite_Space}]+";
  private final List<Part> parts;

  /** One word, phrase or beginning: what follows each other, in each of its forms. */
  private record Part(boolean beginning, Map<Forms, List<String>> sequences) {}

  /** A passage of a text, in UTF-16 units. */
  record Mark(int from, int to) {}

  private Sought(List<Part> parts) {
    this.parts = parts;
  }

  /**
   * @throws Problem bad-field for more than can be looked for at once
   */
  static Sought of(String words) {
    if (words.length() > CHARACTERS_MAX) {
      throw Problem.field("words", "must have at most " + CHARACTERS_MAX + " characters");
    }
    List<Part> parts = new ArrayList<>();
    String[] pieces = words.split(QUOTATION_MARKS, -1);
    for (int i = 0; i < pieces.length; i++) {
      for (String each : i % 2 == 1 ? new String[] {pieces[i]} : pieces[i].split(SPACES)) {
        add(each, parts);
      }
    }
    if (parts.size() > WORDS_MAX) {
      throw Problem.field("words", "must be at most " + WORDS_MAX);
    }
    return new Sought(parts);
  }

  private static void add(String words, List<Part> parts) {
    Map<Forms, List<String>> sequences = new EnumMap<>(Forms.class);
    for (Forms forms : Forms.of(words)) {
      List<String> sequence = forms.tokens(words).stream().map(Token::form).toList();
      if (!sequence.isEmpty()) {
        sequences.put(forms, sequence);
      }
    }
    List<String> written = sequences.getOrDefault(Forms.WRITTEN, List.of());
    boolean beginning =
        words.endsWith("*")
            && written.size() == 1
            && written.getFirst().length() >= BEGINNING_CHARACTERS_MIN;
    if (!sequences.isEmpty()) {
      parts.add(
          beginning
              ? new Part(true, Map.of(Forms.WRITTEN, written))
              : new Part(false, Map.copyOf(sequences)));
    }
  }

  /** True if there is nothing to look for. */
  boolean isEmpty() {
    return parts.isEmpty();
  }

  /** The question to an index; nothing sought is everything found. */
  Query query() {
    if (parts.isEmpty()) {
      return new MatchAllDocsQuery();
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (Part part : parts) {
      List<Query> any = new ArrayList<>();
      part.sequences.forEach((forms, sequence) -> any.add(query(part, forms, sequence)));
      all.add(new DisjunctionMaxQuery(any, 0), BooleanClause.Occur.MUST);
    }
    return all.build();
  }

  private static Query query(Part part, Forms forms, List<String> sequence) {
    String field = forms.field();
    if (part.beginning) {
      return new PrefixQuery(new Term(field, sequence.getFirst()));
    }
    return sequence.size() == 1
        ? new TermQuery(new Term(field, sequence.getFirst()))
        : new PhraseQuery(field, sequence.toArray(String[]::new));
  }

  /** Where a text holds any of it, in order, without overlap. */
  List<Mark> marks(String text, Set<Forms> kept) {
    boolean[] marked = new boolean[text.length() + 1];
    for (Forms forms : kept) {
      List<Token> tokens = forms.tokens(text);
      for (Part part : parts) {
        List<String> sequence = part.sequences.get(forms);
        for (int at = 0; sequence != null && at + sequence.size() <= tokens.size(); at++) {
          if (stands(part, sequence, tokens.subList(at, at + sequence.size()))) {
            int to = tokens.get(at + sequence.size() - 1).to();
            java.util.Arrays.fill(marked, tokens.get(at).from(), to, true);
          }
        }
      }
    }
    return runs(marked);
  }

  private static boolean stands(Part part, List<String> sequence, List<Token> tokens) {
    for (int i = 0; i < sequence.size(); i++) {
      String form = tokens.get(i).form();
      boolean same = form.equals(sequence.get(i));
      if (!same && !(part.beginning && form.startsWith(sequence.get(i)))) {
        return false;
      }
    }
    return true;
  }

  private static List<Mark> runs(boolean[] marked) {
    List<Mark> runs = new ArrayList<>();
    int from = -1;
    for (int i = 0; i < marked.length; i++) {
      if (marked[i] && from < 0) {
        from = i;
      } else if (!marked[i] && from >= 0) {
        runs.add(new Mark(from, i));
        from = -1;
      }
    }
    return runs;
  }
}
