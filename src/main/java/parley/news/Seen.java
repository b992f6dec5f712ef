package parley.news;

import java.util.HashMap;
import java.util.Map;
import parley.attention.Personal;
import parley.store.Database;
import parley.store.Position;

/** How far somebody has seen each paper and agenda of a room. */
public final class Seen {
  private final Personal<Places> kept;

  /** Paper or session → the place in the journal up to which it was shown. */
  record Places(Map<String, Position> things) {}

  /**
   * @param shared whether other nodes write too
   */
  public Seen(Database database, boolean shared) {
    kept =
        new Personal<>(
            new Personal.Store(database.documents("seen"), database.keys(), "seen", shared),
            new Places(Map.of()));
  }

  Position of(String account, String room, String thing) {
    return kept.of(account, room).things().getOrDefault(thing, Position.START);
  }

  /** Never back: what was seen further on another device stays seen. */
  void note(String account, String room, Map<String, Position> things) {
    kept.change(account, room, before -> merged(before, things));
  }

  /** As it was before all was marked as seen at once. */
  void back(String account, String room, Map<String, Position> things) {
    kept.change(
        account,
        room,
        now -> {
          Map<String, Position> all = new HashMap<>(now.things());
          all.putAll(things);
          all.values().removeIf(Position.START::equals);
          return new Places(Map.copyOf(all));
        });
  }

  private static Places merged(Places before, Map<String, Position> things) {
    Map<String, Position> all = new HashMap<>(before.things());
    things.forEach((thing, at) -> all.merge(thing, at, (a, b) -> a.isAfter(b) ? a : b));
    return new Places(Map.copyOf(all));
  }
}
