package parley.agenda.state;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import parley.store.Position;

/**
 * The items of an agenda.
 *
 * @param order names all, also those that are not taken up any more
 * @param told by item, the last entry about it that was told
 */
public record Items(PMap<String, Item> all, PVector<String> order, PMap<String, Position> told) {
  public static final Items NONE =
      new Items(HashTreePMap.empty(), TreePVector.empty(), HashTreePMap.empty());

  public @Nullable Item item(String id) {
    return all.get(id);
  }

  /** Where all were last told of an item; the place before everything if they never were. */
  public Position changed(String id) {
    return told.getOrDefault(id, Position.START);
  }

  Items telling(String id, Position at) {
    return all.containsKey(id) ? new Items(all, order, told.plus(id, at)) : this;
  }

  /** As they are read: those to be taken up in their order, then the others. */
  public List<Item> inOrder() {
    List<Item> items = new ArrayList<>();
    for (boolean planned : new boolean[] {true, false}) {
      for (String id : order) {
        Item item = all.get(id);
        if (item != null && planned == (item.state() == Item.State.PLANNED)) {
          items.add(item);
        }
      }
    }
    return items;
  }

  public List<Item> planned() {
    return inOrder().stream().filter(item -> item.state() == Item.State.PLANNED).toList();
  }

  /** The item of which a text is or was the notes. */
  public @Nullable Item ofText(String text) {
    Item own = all.get(text);
    if (own != null) {
      return own;
    }
    return all.values().stream()
        .filter(item -> item.notes().contains(text))
        .findFirst()
        .orElse(null);
  }

  /** With one more, or one that came back, after another, or at the end. */
  Items added(Item item, @Nullable String after) {
    PVector<String> others = order.minus(item.id());
    int at = after == null ? others.size() : others.indexOf(after) + 1;
    return new Items(all.plus(item.id(), item), others.plus(at, item.id()), told);
  }

  /** With one moved behind another, or to the front. */
  public Items placed(String id, @Nullable String after) {
    PVector<String> others = order.minus(id);
    int at = after == null ? 0 : others.indexOf(after) + 1;
    return new Items(all, others.plus(at, id), told);
  }

  /** Of these, only that there was one. */
  Items purged(List<String> subjects) {
    Items left = this;
    for (String subject : subjects) {
      left = left.changed(subject, Item::removed);
    }
    return left;
  }

  Items changed(String id, UnaryOperator<Item> change) {
    Item item = all.get(id);
    return item == null ? this : new Items(all.plus(id, change.apply(item)), order, told);
  }
}
