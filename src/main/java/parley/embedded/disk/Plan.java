package parley.embedded.disk;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How a query is served: which index, which runs of its keys, in which direction, and whether that
 * is already the order asked for.
 */
record Plan(OrderedIndex index, List<Run> runs, boolean backwards, boolean sorted, int worth) {

  /** Keys from {@code from} up to but without {@code to}; without {@code to} there is no end. */
  record Run(byte[] from, byte @Nullable [] to) {}

  /** More values than this in {@code $in} are left to the matcher. */
  private static final int RUNS_MAX = 10_000;

  /** The most useful index: most fields fixed, then a range, then the order. */
  static Plan of(Document filter, @Nullable Document sort, List<OrderedIndex> indexes) {
    Conditions conditions = new Conditions(filter);
    Plan best = of(conditions, sort, indexes.getFirst());
    for (OrderedIndex index : indexes.subList(1, indexes.size())) {
      Plan plan = of(conditions, sort, index);
      if (plan.worth > best.worth) {
        best = plan;
      }
    }
    return best;
  }

  private static Plan of(Conditions conditions, @Nullable Document sort, OrderedIndex index) {
    List<byte[]> prefixes = new ArrayList<>(List.of(new byte[0]));
    int fixed = 0;
    while (fixed < index.fields().size()) {
      List<byte[]> longer = extend(prefixes, index.fields().get(fixed), conditions);
      if (longer.isEmpty() || longer.size() > RUNS_MAX) {
        break;
      }
      prefixes = longer;
      fixed++;
    }
    boolean point = fixed == index.fields().size();
    Conditions.@Nullable Condition range =
        point ? null : conditions.on(index.fields().get(fixed).path());
    boolean ranged = range != null && (range.lower != null || range.upper != null);
    List<Run> runs = new ArrayList<>();
    for (byte[] prefix : prefixes) {
      runs.add(range == null ? run(prefix) : run(prefix, index.fields().get(fixed), range));
    }
    int order = order(conditions, sort, index);
    boolean asked = sort != null && !sort.isEmpty();
    int worth = fixed * 4 + (point && index.isUnique() ? 100 : 0) + (ranged ? 2 : 0);
    return new Plan(index, runs, order < 0, order != 0, worth + (asked && order != 0 ? 1 : 0));
  }

  /** Every prefix with every value that this field may have; nothing if that is not known. */
  private static List<byte[]> extend(
      List<byte[]> prefixes, OrderedIndex.Field field, Conditions conditions) {
    Conditions.@Nullable Condition condition = conditions.on(field.path());
    List<byte[]> longer = new ArrayList<>();
    if (condition == null || condition.values == null) {
      return longer;
    }
    if ((long) prefixes.size() * condition.values.size() > RUNS_MAX) {
      return longer;
    }
    TreeSet<byte[]> values = new TreeSet<>(Bytes.TYPE);
    condition.values.forEach(value -> values.add(Keys.of(value, field.ascending())));
    for (byte[] prefix : prefixes) {
      for (byte[] value : values) {
        longer.add(Keys.join(prefix, value));
      }
    }
    return longer;
  }

  private static Run run(byte[] prefix) {
    return new Run(prefix, prefix.length == 0 ? null : Keys.after(prefix));
  }

  /** A range stays within the type of its bound, as in MongoDB: above 5 there are only numbers. */
  private static Run run(byte[] prefix, OrderedIndex.Field field, Conditions.Condition range) {
    Conditions.@Nullable Bound low = field.ascending() ? range.lower : range.upper;
    Conditions.@Nullable Bound high = field.ascending() ? range.upper : range.lower;
    Conditions.@Nullable Bound either = low == null ? high : low;
    if (either == null) {
      return run(prefix);
    }
    byte[] type = {Keys.of(either.value(), field.ascending())[0]};
    byte[] from = low == null ? type : Keys.of(low.value(), field.ascending());
    byte[] to = high == null ? type : Keys.of(high.value(), field.ascending());
    boolean behindFrom = low != null && !low.inclusive();
    boolean behindTo = high == null || high.inclusive();
    return new Run(
        Keys.join(prefix, behindFrom ? Keys.after(from) : from),
        Keys.join(prefix, behindTo ? Keys.after(to) : to));
  }

  /** 1 if the index runs in the order asked for, -1 if it does backwards, 0 if it does not. */
  private static int order(Conditions conditions, @Nullable Document sort, OrderedIndex index) {
    if (sort == null) {
      return 1;
    }
    List<Map.Entry<String, Object>> wanted =
        sort.entrySet().stream().filter(by -> !isConstant(by.getKey(), conditions, index)).toList();
    List<OrderedIndex.Field> given = index.fields();
    int skipped = 0;
    while (skipped < given.size() && conditions.isFixed(given.get(skipped).path())) {
      skipped++;
    }
    int order = wanted.isEmpty() ? 1 : 0;
    for (int i = 0; i < wanted.size(); i++) {
      int at = skipped + i;
      if (at >= given.size() || !given.get(at).path().equals(wanted.get(i).getKey())) {
        return 0;
      }
      boolean up = ((Number) wanted.get(i).getValue()).intValue() > 0;
      int same = up == given.get(at).ascending() ? 1 : -1;
      if (i > 0 && same != order) {
        return 0;
      }
      order = same;
    }
    return order;
  }

  /** A field outside of the index may be an array that has the value among others. */
  private static boolean isConstant(String path, Conditions conditions, OrderedIndex index) {
    return conditions.isFixed(path)
        && index.fields().stream().anyMatch(field -> field.path().equals(path));
  }

  /** In the order in which they are to be read. */
  List<Run> inOrder() {
    return backwards ? runs.reversed() : runs;
  }
}
