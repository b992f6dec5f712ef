package parley.forum;

import parley.store.Position;
import parley.web.Text;

/**
 * Audience + attribution rule: where people talk. Its audience is its working group's members.
 *
 * @param last the last entry that belongs to this room: what its cursor says
 * @param widened the last entry by which more kinds of people, or a freer use, came to this room;
 *     whoever was shown its audience before that is asked again
 */
public record Room(
    String id, Kind kind, String group, Text name, Rule rule, Position last, Position widened) {

  /** What kind of room. */
  public enum Kind {
    PLENARY,
    CAUCUS,
    SIDE_ROOM,
    DRAFTING_GROUP
  }

  Room moved(Position at) {
    return new Room(id, kind, group, name, rule, at, widened);
  }

  Room widenedAt(Position at) {
    return new Room(id, kind, group, name, rule, last, at);
  }

  Room under(Rule tighter) {
    return new Room(id, kind, group, name, tighter, last, widened);
  }
}
