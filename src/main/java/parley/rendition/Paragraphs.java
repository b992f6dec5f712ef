package parley.rendition;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import parley.prose.model.Fragment;
import parley.prose.model.Mark;
import parley.prose.model.Node;
import parley.rendition.RenditionShown.Kind;
import parley.web.Json;

/**
 * The paragraphs of a document, numbered from 1 as they stand in it: all that holds text, wherever.
 */
final class Paragraphs {
  private static final Set<String> UNDIRECTED =
      Set.of("doc", "table_row", "table_cell", "table_header");
  private final Node document;
  private final List<Paragraph> all = new ArrayList<>();

  /**
   * One of them.
   *
   * @param number of an item in its list
   * @param text its words with its footnotes, by which it is told whether it changed
   */
  record Paragraph(Kind kind, @Nullable Integer number, Node node, String text) {
    /** Nobody need translate it. */
    boolean isBlank() {
      return text.isBlank();
    }

    /** Whether nothing was changed that a translation says: words, notes, where links lead. */
    boolean readsAs(Paragraph other) {
      return text.equals(other.text) && links(node).equals(links(other.node));
    }

    private static List<String> links(Node paragraph) {
      List<String> links = new ArrayList<>();
      for (int i = 0; i < paragraph.content().count(); i++) {
        for (Mark mark : paragraph.content().child(i).marks()) {
          if (mark.type().name().equals("link")) {
            links.add(mark.toJson().toString());
          }
        }
      }
      return links.stream().distinct().toList();
    }

    /** As a document of its own, which takes the direction of whoever shows it. */
    Json.Raw alone(Node document) {
      Node alone = document.withContent(Fragment.only(undirected(node)));
      return new Json.Raw(Json.encode(alone.toJson()));
    }
  }

  private record Within(Kind kind, @Nullable Integer number) {}

  private Paragraphs(Node document) {
    this.document = document;
  }

  static Paragraphs of(Node document) {
    Paragraphs paragraphs = new Paragraphs(document);
    paragraphs.gather(document, new Within(Kind.PARAGRAPH, null));
    return paragraphs;
  }

  Node document() {
    return document;
  }

  List<Paragraph> all() {
    return all;
  }

  private void gather(Node node, Within within) {
    if (node.type().hasInlineContent()) {
      boolean heading = node.type().name().equals("heading");
      Kind kind = heading ? Kind.HEADING : within.kind;
      all.add(new Paragraph(kind, heading ? null : within.number, node, text(node)));
      return;
    }
    for (int i = 0; i < node.content().count(); i++) {
      gather(node.content().child(i), inside(node, i, within));
    }
  }

  /** What a child is: only the first paragraph of an item has its sign. */
  private static Within inside(Node node, int index, Within within) {
    return switch (node.type().name()) {
      case "bullet_list" -> new Within(Kind.BULLET, null);
      case "ordered_list" -> new Within(Kind.NUMBERED, index + 1);
      case "list_item" -> index == 0 ? within : new Within(Kind.PARAGRAPH, null);
      case "blockquote" -> new Within(Kind.QUOTE, null);
      case "table_cell", "table_header" -> new Within(Kind.CELL, null);
      default -> within;
    };
  }

  static String text(Node paragraph) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < paragraph.content().count(); i++) {
      Node piece = paragraph.content().child(i);
      boolean note = piece.type().name().equals("footnote");
      String other = note ? " [" + piece.attrs().value("words") + "]" : "\n";
      text.append(piece.isText() ? piece.text() : other);
    }
    return text.toString();
  }

  /** The document with other paragraphs in the place of these, in the direction of their words. */
  Node with(IntFunction<Node> others) {
    return new Replaced(others).of(document);
  }

  /** Counts while it walks. */
  private static final class Replaced {
    private final IntFunction<Node> others;
    private int number;

    Replaced(IntFunction<Node> others) {
      this.others = others;
    }

    Node of(Node node) {
      if (node.type().hasInlineContent()) {
        return undirected(node).withContent(others.apply(++number).content());
      }
      List<Node> children = new ArrayList<>();
      for (int i = 0; i < node.content().count(); i++) {
        children.add(of(node.content().child(i)));
      }
      return undirected(node).withContent(Fragment.of(children));
    }
  }

  /** Without a direction that was set for it where it stood. */
  private static Node undirected(Node node) {
    return UNDIRECTED.contains(node.type().name())
        ? node
        : node.withAttrs(node.attrs().with("dir", null));
  }
}
