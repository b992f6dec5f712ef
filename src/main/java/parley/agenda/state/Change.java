package parley.agenda.state;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.agenda.state.Item.Wording;
import parley.web.Json;

/**
 * One of the small changes that an amendment consists of, to be made in their order.
 *
 * @param item what it is about; of one that is added, the id it is to have
 * @param after behind which one it is to stand, or first; of what is added or moved
 * @param minutes of what is added or changed, else 0
 * @param wording of what is added or changed, else null
 * @param notes new notes, or null to leave them as they are
 */
public record Change(
    Kind kind,
    String item,
    @Nullable String after,
    int minutes,
    @Nullable Wording wording,
    @Nullable Notes notes) {

  /** What is to become of an item. */
  public enum Kind {
    ADD,
    CHANGE,
    MOVE,
    REMOVE
  }

  /** The text that the notes of an item are to be, and what it is to say. */
  public record Notes(String text, Json.Raw doc) {}

  /**
   * Whether changes that were made for one state of an agenda can be made to another: what they
   * touch must stand there as it stood, what they stand behind must be there, and something must be
   * left of the agenda.
   */
  static boolean fit(List<Change> changes, Items base, Items now) {
    Set<String> there = new HashSet<>();
    now.planned().forEach(item -> there.add(item.id()));
    for (Change change : changes) {
      if (change.after != null && !there.contains(change.after)) {
        return false;
      }
      boolean known = there.contains(change.item);
      boolean fits =
          switch (change.kind) {
            case ADD -> !known && now.item(change.item) == null;
            case MOVE -> known;
            case CHANGE, REMOVE -> known && same(base.item(change.item), now.item(change.item));
          };
      if (!fits) {
        return false;
      }
      if (change.kind == Kind.ADD) {
        there.add(change.item);
      } else if (change.kind == Kind.REMOVE) {
        there.remove(change.item);
      }
    }
    return !changes.isEmpty() && !there.isEmpty();
  }

  private boolean follows(List<String> order) {
    int at = order.indexOf(item);
    return at >= 0 && Objects.equals(after, at == 0 ? null : order.get(at - 1));
  }

  Change withoutNotes() {
    return new Change(kind, item, after, minutes, wording, null);
  }

  /** Whether one of them moves an item to where it stands anyway; of changes that fit. */
  static boolean idle(List<Change> changes, Items now) {
    List<String> stands = now.planned().stream().map(Item::id).toList();
    List<String> order = stands;
    for (Change change : changes) {
      if (change.kind != Kind.CHANGE) {
        List<String> then = new ArrayList<>(order);
        then.remove(change.item);
        if (change.kind != Kind.REMOVE) {
          then.add(change.after == null ? 0 : then.indexOf(change.after) + 1, change.item);
        }
        boolean stood = change.kind == Kind.MOVE && change.follows(stands);
        if (stood && then.equals(order)) {
          return true;
        }
        order = then;
      }
    }
    return false;
  }

  private static boolean same(@Nullable Item before, @Nullable Item now) {
    return before != null
        && now != null
        && before.minutes() == now.minutes()
        && before.wording().equals(now.wording())
        && Objects.equals(before.notes(), now.notes());
  }
}
