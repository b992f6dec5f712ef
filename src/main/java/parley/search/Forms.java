package parley.search;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.fa.PersianNormalizationFilter;
import org.apache.lucene.analysis.fa.PersianStemFilter;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;

/**
 * To which forms words are brought before they are compared: as written but folded (case, accents,
 * width, spellings of Arabic and Persian letters), and stemmed in each language that inflects. No
 * word is left out, so that phrases stay whole. A Chinese character is a word, so that a run of
 * them is found wherever it stands, without guessing where words begin.
 */
enum Forms {
  /** As written, folded; a Persian word is one word with or without its zero-width joiner. */
  WRITTEN("", stream -> stream),
  ENGLISH(" ", stream -> new SnowballFilter(stream, "English")),
  FRENCH(" ", FrenchLightStemFilter::new),
  RUSSIAN(" ", stream -> new SnowballFilter(stream, "Russian")),
  ARABIC(" ", ArabicStemFilter::new),
  PERSIAN(" ", PersianStemFilter::new);

  private final Analyzer analyzer;

  Forms(String joiner, UnaryOperator<TokenStream> stem) {
    NormalizeCharMap signs = signs(joiner);
    this.analyzer =
        new Analyzer() {
          @Override
          protected Reader initReader(String field, Reader reader) {
            return new MappingCharFilter(signs, reader);
          }

          @Override
          protected TokenStreamComponents createComponents(String field) {
            StandardTokenizer words = new StandardTokenizer();
            return new TokenStreamComponents(words, stem.apply(folded(words)));
          }

          @Override
          public int getPositionIncrementGap(String field) {
            return 1 << 10; // no phrase begins in a title and ends in the text
          }
        };
  }

  private static TokenStream folded(TokenStream words) {
    TokenStream letters = new LowerCaseFilter(new CJKWidthFilter(words));
    TokenStream arabic = new PersianNormalizationFilter(new ArabicNormalizationFilter(letters));
    return new ASCIIFoldingFilter(new DecimalDigitFilter(arabic));
  }

  /** What parts words, what is no part of them, and letters that many write in two ways. */
  private static NormalizeCharMap signs(String joiner) {
    NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
    for (String parts : List.of("'", "\u2019", "\u2018", "\u02BC", ".", ":", "\u00B7", "_")) {
      map.add(parts, " ");
    }
    for (String nothing : List.of("\u00AD", "\u200D", "\u200E", "\u200F", "\uFEFF")) {
      map.add(nothing, "");
    }
    for (char mark = '\u0300'; mark <= '\u036F'; mark++) {
      map.add(String.valueOf(mark), "");
    }
    map.add("и\u0306", "й");
    map.add("И\u0306", "й");
    map.add("ё", "е");
    map.add("Ё", "е");
    map.add("\u200C", joiner);
    return map.build();
  }

  /** One word of a text: its form, and where it stands, in UTF-16 units. */
  record Token(String form, int from, int to) {}

  /** The name under which an index keeps these forms. */
  String field() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What brings the words of each field to its forms. */
  static Analyzer byField() {
    return new PerFieldAnalyzerWrapper(
        WRITTEN.analyzer,
        EnumSet.allOf(Forms.class).stream()
            .collect(Collectors.toMap(Forms::field, forms -> forms.analyzer)));
  }

  List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream(field(), text)) {
      TermToBytesRefAttribute form = stream.getAttribute(TermToBytesRefAttribute.class);
      OffsetAttribute place = stream.getAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        tokens.add(
            new Token(form.getBytesRef().utf8ToString(), place.startOffset(), place.endOffset()));
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot be read", e);
    }
    return tokens;
  }

  /**
   * The forms in which a text of a language is kept: that of each script that it holds words in.
   */
  static Set<Forms> of(String text, String language) {
    EnumSet<Forms> forms = EnumSet.of(WRITTEN);
    for (Character.UnicodeScript script : scripts(text)) {
      switch (script) {
        case LATIN -> forms.add(language.equals("fr") ? FRENCH : ENGLISH);
        case CYRILLIC -> forms.add(RUSSIAN);
        case ARABIC -> forms.add(language.equals("fa") ? PERSIAN : ARABIC);
        default -> {
          // as written only
        }
      }
    }
    return forms;
  }

  /** The forms under which a word that is looked for may have been kept. */
  static Set<Forms> of(String word) {
    EnumSet<Forms> forms = EnumSet.of(WRITTEN);
    for (Character.UnicodeScript script : scripts(word)) {
      switch (script) {
        case LATIN -> forms.addAll(EnumSet.of(ENGLISH, FRENCH));
        case CYRILLIC -> forms.add(RUSSIAN);
        case ARABIC -> forms.addAll(EnumSet.of(ARABIC, PERSIAN));
        default -> {
          // as written only
        }
      }
    }
    return forms;
  }

  private static Set<Character.UnicodeScript> scripts(String text) {
    EnumSet<Character.UnicodeScript> scripts = EnumSet.noneOf(Character.UnicodeScript.class);
    text.codePoints()
        .filter(Character::isLetter)
        .forEach(c -> scripts.add(Character.UnicodeScript.of(c)));
    return scripts;
  }
}
