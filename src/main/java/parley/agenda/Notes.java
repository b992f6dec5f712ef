package parley.agenda;

import org.jspecify.annotations.Nullable;
import parley.discussion.Doc;
import parley.prose.model.Schema;
import parley.prose.model.Unfit;
import parley.web.Json;
import parley.web.Problem;

/** What a text of an agenda may begin with. */
final class Notes {
  private Notes() {}

  /**
   * A document that fits the schema of such texts, encoded; null where there is none.
   *
   * @throws Problem bad-field, too-large
   */
  static Json.@Nullable Raw checked(Case asked, String field, @Nullable Doc doc) {
    if (doc == null) {
      return null;
    }
    doc.checked(asked.context().limits().textCharactersMax());
    if (!doc.quotes().isEmpty()) {
      throw Problem.field(field, "quotes, which stand in threads only");
    }
    Json.Raw raw = doc.encoded();
    try {
      Schema.text().document(Schema.json(raw.utf8()));
    } catch (Unfit unfit) {
      throw Problem.field(field, "is not a text as it stands in agendas");
    }
    return raw;
  }
}
