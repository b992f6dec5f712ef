package parley.embedded.disk;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.ErrorCode;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.List;

/** Fields that must be there, with their types; a document without is refused as TypeMismatch. */
public final class Fields {
  private Fields() {}

  public static String text(Document document, String field) {
    return required(document, field, String.class);
  }

  public static Number number(Document document, String field) {
    return required(document, field, Number.class);
  }

  public static Document document(Document document, String field) {
    return required(document, field, Document.class);
  }

  /** A list of documents. */
  public static List<Document> documents(Document document, String field) {
    List<?> list = required(document, field, List.class);
    return list.stream().map(each -> typed(each, field, Document.class)).toList();
  }

  /** A field that may be absent. */
  public static int number(Document document, String field, int otherwise) {
    return document.get(field) == null ? otherwise : number(document, field).intValue();
  }

  private static <T> T required(Document document, String field, Class<T> type) {
    Object value = document.get(field);
    if (value == null) {
      throw new MongoServerError(ErrorCode.FailedToParse, field + " is missing");
    }
    return typed(value, field, type);
  }

  private static <T> T typed(Object value, String field, Class<T> type) {
    if (!type.isInstance(value)) {
      throw new MongoServerError(
          ErrorCode.TypeMismatch, field + " must be of type " + type.getSimpleName());
    }
    return type.cast(value);
  }
}
