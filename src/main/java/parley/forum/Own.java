package parley.forum;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import parley.forum.Event.Info;
import parley.forum.Forum.Group;
import parley.forum.Forum.Logged;
import parley.forum.Room.Ashes;
import parley.web.Text;

/**
 * What the forum itself keeps, next to the slices of the features; immutable.
 *
 * @param places the rooms each participant is in now: found without a look at any other
 */
record Own(
    @Nullable Info info,
    String plenary,
    PMap<String, Text> parties,
    People people,
    PMap<String, Group> groups,
    PMap<String, Room> rooms,
    PMap<String, PSet<String>> places,
    PMap<String, Ashes> ashes,
    PVector<Logged> log) {
  static final Own EMPTY =
      new Own(
          null,
          "",
          HashTreePMap.empty(),
          new People(HashTreePMap.empty(), HashTreePMap.empty()),
          HashTreePMap.empty(),
          HashTreePMap.empty(),
          HashTreePMap.empty(),
          HashTreePMap.empty(),
          TreePVector.empty());

  /** Everybody who ever sat here, and by account those who do now. */
  record People(PMap<String, Participant> all, PMap<String, String> seats) {
    People seated(Participant person) {
      return new People(all.plus(person.id(), person), seats.plus(person.account(), person.id()));
    }

    People unseated(Participant person) {
      return new People(all.plus(person.id(), person), seats.minus(person.account()));
    }

    People housed(Participant before, Participant after) {
      PMap<String, String> left = seats.minus(before.account());
      return new People(
          all.plus(after.id(), after),
          after.sits() ? left.plus(after.account(), after.id()) : left);
    }
  }

  Own opened(ForumEvent.ForumOpened e) {
    PMap<String, Text> named = HashTreePMap.from(e.parties());
    return new Own(e.content(), e.plenary(), named, people, groups, rooms, places, ashes, log);
  }

  Own with(People changed) {
    return new Own(info, plenary, parties, changed, groups, rooms, places, ashes, log);
  }

  Own with(Group group) {
    return new Own(
        info, plenary, parties, people, groups.plus(group.id(), group), rooms, places, ashes, log);
  }

  Own with(Room room) {
    return new Own(
        info, plenary, parties, people, groups, rooms.plus(room.id(), room), places, ashes, log);
  }

  /** Whether a participant is in a room from here on. */
  Own placed(String participant, String room, boolean in) {
    PSet<String> before = places.getOrDefault(participant, HashTreePSet.empty());
    PSet<String> after = in ? before.plus(room) : before.minus(room);
    return new Own(
        info, plenary, parties, people, groups, rooms, places.plus(participant, after), ashes, log);
  }

  Own with(Logged line) {
    return new Own(info, plenary, parties, people, groups, rooms, places, ashes, log.plus(line));
  }

  /** The room is gone with every line of the log that belonged to it; but for one. */
  Own burned(Ashes left, Logged line) {
    String room = left.of().burned();
    PMap<String, PSet<String>> others = places;
    for (var place : places.entrySet()) {
      if (place.getValue().contains(room)) {
        others = others.plus(place.getKey(), place.getValue().minus(room));
      }
    }
    List<Logged> kept = log.stream().filter(one -> !room.equals(one.acted().room())).toList();
    return new Own(
        info,
        plenary,
        parties,
        people,
        groups,
        rooms.minus(room),
        others,
        ashes.plus(room, left),
        TreePVector.from(kept).plus(line));
  }
}
