package parley.embedded.disk;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a filter certainly asks of single fields. It may ask for more: the matcher has the last
 * word, an index only spares it most documents.
 */
final class Conditions {
  /** Either a list of values, one of which the field has, or a range open at either end. */
  static final class Condition {
    @Nullable Collection<?> values;
    @Nullable Bound lower;
    @Nullable Bound upper;
  }

  /** An end of a range. */
  record Bound(Object value, boolean inclusive) {}

  private final Map<String, Condition> fields = new HashMap<>();

  Conditions(Document filter) {
    gather(filter);
  }

  /** What is asked of this field, or null. */
  @Nullable Condition on(String path) {
    return fields.get(path);
  }

  /** The field has one value in all documents that match. */
  boolean isFixed(String path) {
    Condition condition = fields.get(path);
    return condition != null && condition.values != null && condition.values.size() == 1;
  }

  private void gather(Document filter) {
    filter.forEach((field, value) -> {
      if (field.equals("$and") && value instanceof List<?> parts) {
        for (Object part : parts) {
          if (part instanceof Document more) {
            gather(more);
          }
        }
      } else if (!field.startsWith("$")) {
        gather(field, value);
      }
    });
  }

  private void gather(String field, @Nullable Object value) {
    if (!(value instanceof Document document) || !hasOperator(document)) {
      oneOf(field, Arrays.asList(value));
      return;
    }
    document.forEach((operator, operand) -> {
      switch (operator) {
        case "$eq" -> oneOf(field, Arrays.asList(operand));
        case "$in" -> {
          if (operand instanceof List<?> values) {
            oneOf(field, values);
          }
        }
        case "$gt", "$gte" -> lower(field, operand, operator.length() == 4);
        case "$lt", "$lte" -> upper(field, operand, operator.length() == 4);
        default -> {} // the matcher knows it
      }
    });
  }

  private static boolean hasOperator(Document document) {
    return document.keySet().stream().anyMatch(key -> key.startsWith("$"));
  }

  private void oneOf(String field, Collection<?> values) {
    if (values.stream().allMatch(Keys::fits)) {
      condition(field).values = values;
    }
  }

  private void lower(String field, @Nullable Object value, boolean inclusive) {
    if (value != null && Keys.fits(value)) {
      condition(field).lower = new Bound(value, inclusive);
    }
  }

  private void upper(String field, @Nullable Object value, boolean inclusive) {
    if (value != null && Keys.fits(value)) {
      condition(field).upper = new Bound(value, inclusive);
    }
  }

  private Condition condition(String field) {
    return fields.computeIfAbsent(field, key -> new Condition());
  }
}
