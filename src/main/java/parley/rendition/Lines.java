package parley.rendition;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import parley.prose.model.Fragment;
import parley.prose.model.Mark;
import parley.prose.model.Node;
import parley.prose.model.Schema;
import parley.rendition.Paragraphs.Paragraph;
import parley.rendition.RenditionShown.Kind;
import parley.web.Json;

/** Paragraphs that are made of words, and what is put around them. */
final class Lines {
  private Lines() {}

  static Paragraph title(String title) {
    return new Paragraph(Kind.TITLE, null, paragraph(List.of(words(title))), title);
  }

  /** The one paragraph of what was put in. */
  static Node only(Json.Raw body) {
    return Schema.text().document(Schema.json(body.utf8())).content().child(0);
  }

  /** In brackets, as words that are not translated. */
  static Node bracketed(Node paragraph) {
    List<Node> inside = new ArrayList<>();
    inside.add(paragraph(List.of(words("["))).content().child(0));
    for (int i = 0; i < paragraph.content().count(); i++) {
      inside.add(paragraph.content().child(i));
    }
    inside.add(paragraph(List.of(words("]"))).content().child(0));
    return paragraph.withContent(Fragment.of(inside));
  }

  /** As it stands in a list, outside of one; titles and headings are told apart by their weight. */
  static Node signed(Paragraph as, Node paragraph) {
    if (as.kind() == Kind.TITLE || as.kind() == Kind.HEADING) {
      Mark strong = Schema.text().mark(JsonNodeFactory.instance.objectNode().put("type", "strong"));
      List<Node> heavy = new ArrayList<>();
      for (int i = 0; i < paragraph.content().count(); i++) {
        Node piece = paragraph.content().child(i);
        heavy.add(piece.isText() ? piece.withMarks(List.of(strong)) : piece);
      }
      return paragraph.withContent(Fragment.of(heavy));
    }
    String sign =
        as.kind() == Kind.BULLET ? "• " : as.kind() == Kind.NUMBERED ? as.number() + ". " : "";
    if (sign.isEmpty()) {
      return paragraph;
    }
    Fragment before = paragraph(List.of(words(sign))).content();
    return paragraph.withContent(before.append(paragraph.content()));
  }

  /** With a footnote at its end. */
  static Node noted(Node paragraph, String note) {
    Map<String, Object> footnote = Map.of("type", "footnote", "attrs", Map.of("words", note));
    Fragment end = paragraph(List.of(words("x"), footnote)).content();
    List<Node> inside = new ArrayList<>();
    for (int i = 0; i < paragraph.content().count(); i++) {
      inside.add(paragraph.content().child(i));
    }
    inside.add(end.child(end.count() - 1));
    return paragraph.withContent(Fragment.of(inside));
  }

  private static Node paragraph(List<Map<String, Object>> pieces) {
    Map<String, Object> only = Map.of("type", "paragraph", "content", pieces);
    Map<String, Object> doc = Map.of("type", "doc", "content", List.of(only));
    return Lines.only(new Json.Raw(Json.encode(doc)));
  }

  private static Map<String, Object> words(String text) {
    return Map.of("type", "text", "text", text);
  }
}
