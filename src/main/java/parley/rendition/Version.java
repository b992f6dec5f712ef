package parley.rendition;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.prose.model.Node;
import parley.prose.model.Schema;
import parley.prose.model.Unfit;
import parley.rendition.Reading.Beside;
import parley.rendition.Reading.Edition;
import parley.rendition.Rendition.Words;
import parley.web.Json;
import parley.web.Problem;

/** A version of a paper as it is taken away: alone, or in a table beside the original. */
record Version(Standing standing, Renditions.Marks marks) {
  private static final Set<String> TO_THE_LEFT = Set.of("ar", "fa");

  /** In its own language throughout; what lacks stands in that of the original, in brackets. */
  Json.Raw alone() {
    Map<Integer, Beside> all = new HashMap<>();
    standing.all().forEach(each -> all.put(each.number(), each));
    Edition edition = standing.edition();
    Node whole =
        edition
            .paragraphs()
            .with(number -> {
              Beside beside = all.get(number);
              return beside == null ? edition.at(number).node() : words(beside);
            });
    return new Json.Raw(Json.encode(whole.toJson()));
  }

  /** The title in its language; where that lacks, as the original has it. */
  String title() {
    Beside title = standing.all().getFirst();
    Words words = title.number() == 0 ? title.words() : null;
    return words == null
        ? standing.edition().heading().title()
        : Paragraphs.text(Lines.only(words.body()));
  }

  private Node words(Beside beside) {
    if (beside.words() == null) {
      return Lines.bracketed(beside.original().node());
    }
    Node said = Lines.only(beside.words().body());
    return beside.before() == null ? said : Lines.noted(said, marks.stale());
  }

  /** Two columns, a row a paragraph. */
  Json.Raw beside() {
    String original = standing.edition().heading().language();
    ObjectNode table = node("table");
    ArrayNode rows = table.putArray("content");
    Node left = Lines.title(marks.original()).node();
    rows.add(row("table_header", cell(left, original), cell(heads(), standing.language())));
    for (Beside each : standing.all()) {
      Node said = each.words() == null ? Lines.title(marks.missing()).node() : words(each);
      rows.add(
          row(
              "table_cell",
              cell(Lines.signed(each.original(), each.original().node()), original),
              cell(Lines.signed(each.original(), said), standing.language())));
    }
    ObjectNode doc = node("doc");
    doc.putArray("content").add(table);
    try {
      return new Json.Raw(Json.encode(Schema.text().document(doc).toJson()));
    } catch (Unfit tooMuch) {
      throw new Problem(Problem.Code.TOO_LARGE); // each fits, both in one do not
    }
  }

  private Node heads() {
    return Lines.title(marks.version()).node();
  }

  private static ObjectNode row(String type, ObjectNode one, ObjectNode other) {
    ObjectNode row = node("table_row");
    ArrayNode cells = row.putArray("content");
    for (ObjectNode each : List.of(one, other)) {
      ObjectNode cell = node(type);
      cell.putArray("content").add(each);
      cells.add(cell);
    }
    return row;
  }

  /** As a paragraph in the direction of its language. */
  private static ObjectNode cell(Node paragraph, @Nullable String language) {
    ObjectNode cell = node("paragraph");
    boolean left = language != null && TO_THE_LEFT.contains(language);
    cell.putObject("attrs").put("dir", left ? "rtl" : "ltr");
    if (paragraph.content().count() > 0) {
      cell.set("content", paragraph.content().toJson());
    }
    return cell;
  }

  private static ObjectNode node(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }
}
