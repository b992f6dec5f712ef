package parley.prose.place;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.prose.model.Fragment;
import parley.prose.model.Node;

/**
 * A block of text as it stands in a document.
 *
 * @param start the position at which its text begins
 * @param text one unit a position: what is no text is a sign that no words hold
 */
public record Block(int start, String text) {
  private static final String NO_TEXT = "\uFFFC";

  /** The blocks of a document, in order. */
  public static List<Block> of(Node document) {
    List<Block> blocks = new ArrayList<>();
    gather(document, 0, blocks);
    return blocks;
  }

  private static void gather(Node node, int start, List<Block> blocks) {
    if (node.type().hasInlineContent()) {
      blocks.add(new Block(start, text(node.content())));
      return;
    }
    int at = start;
    for (int i = 0; i < node.content().count(); i++) {
      Node child = node.content().child(i);
      gather(child, at + 1, blocks);
      at += child.size();
    }
  }

  private static String text(Fragment inline) {
    StringBuilder text = new StringBuilder(inline.size());
    for (int i = 0; i < inline.count(); i++) {
      Node child = inline.child(i);
      text.append(child.isText() ? child.text() : NO_TEXT.repeat(child.size()));
    }
    return text.toString();
  }

  int end() {
    return start + text.length();
  }

  /** Its text within a range of the document; empty if it holds none. */
  private String within(Range range) {
    Range shared = text.isEmpty() ? null : new Range(start, end()).shared(range);
    return shared == null ? "" : text.substring(shared.from() - start, shared.to() - start);
  }

  /** The words in a range of a document, blocks parted by line feeds. */
  public static String words(Node document, Range range) {
    StringBuilder words = new StringBuilder();
    for (Block block : of(document)) {
      String part = block.within(range).replace(NO_TEXT, " ");
      if (!part.isEmpty()) {
        words.append(words.isEmpty() ? "" : "\n").append(part);
      }
    }
    return words.toString();
  }

  /** A range without what is no word at its ends; null if it holds no words. */
  public static @Nullable Range trimmed(Node document, Range range) {
    int from = -1;
    int to = -1;
    for (Block block : of(document)) {
      String part = block.within(range);
      String kept = part.replace(NO_TEXT, " ");
      if (!kept.isBlank()) {
        int begin = Math.max(block.start, range.from());
        from = from < 0 ? begin + kept.length() - kept.stripLeading().length() : from;
        to = begin + kept.stripTrailing().length();
      }
    }
    return from < 0 ? null : new Range(from, to);
  }

  /** Where words that stand in one block are found, if they are there exactly once; else null. */
  public static @Nullable Range only(Node document, String words) {
    Range found = null;
    for (Block block : of(document)) {
      for (int at = block.text.indexOf(words); at >= 0; at = block.text.indexOf(words, at + 1)) {
        if (found != null) {
          return null;
        }
        found = new Range(block.start + at, block.start + at + words.length());
      }
    }
    return found;
  }
}
