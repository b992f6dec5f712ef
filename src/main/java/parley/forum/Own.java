package parley.forum;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import parley.forum.Forum.Group;
import parley.forum.Forum.Logged;
import parley.forum.ForumEvent.Info;
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
          TreePVector.empty());

  /** Everybody who ever sat here, and by account those who do now. */
  record People(PMap<String, Participant> all, PMap<String, String> seats) {
    People seated(Participant person) {
      return new People(all.plus(person.id(), person), seats.plus(person.account(), person.id()));
    }

    People unseated(Participant person) {
      return new People(all.plus(person.id(), person), seats.minus(person.account()));
    }
  }

  Own opened(ForumEvent.ForumOpened e) {
    PMap<String, Text> named = HashTreePMap.from(e.parties());
    return new Own(e.content(), e.plenary(), named, people, groups, rooms, places, log);
  }

  Own with(People changed) {
    return new Own(info, plenary, parties, changed, groups, rooms, places, log);
  }

  Own with(Group group) {
    return new Own(
        info, plenary, parties, people, groups.plus(group.id(), group), rooms, places, log);
  }

  Own with(Room room) {
    return new Own(
        info, plenary, parties, people, groups, rooms.plus(room.id(), room), places, log);
  }

  /** Whether a participant is in a room from here on. */
  Own placed(String participant, String room, boolean in) {
    PSet<String> before = places.getOrDefault(participant, HashTreePSet.empty());
    PSet<String> after = in ? before.plus(room) : before.minus(room);
    return new Own(
        info, plenary, parties, people, groups, rooms, places.plus(participant, after), log);
  }

  Own with(Logged line) {
    return new Own(info, plenary, parties, people, groups, rooms, places, log.plus(line));
  }
}
