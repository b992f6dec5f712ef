package parley.forum;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import parley.forum.Event.Entry;
import parley.forum.Forum.Group;
import parley.forum.Forum.Own;
import parley.forum.ForumEvent.GroupOpened;
import parley.forum.ForumEvent.Joined;
import parley.forum.ForumEvent.Left;
import parley.forum.ForumEvent.RoomOpened;
import parley.forum.ForumEvent.Seated;
import parley.forum.Participant.Membership;
import parley.forum.Participant.Stretch;
import parley.store.Position;
import parley.web.Text;

/** How the forum's own events change the forum's own state: membership, rooms and rules. */
final class OwnFold {
  private static final Text UNNAMED = Text.english("—");

  private OwnFold() {}

  static Own apply(Own own, Entry entry) {
    String room = entry.event().room();
    Own changed = entry.event() instanceof ForumEvent event ? fold(own, event, entry.at()) : own;
    return room == null ? changed : withRoom(changed, room, entry.at());
  }

  private static Own fold(Own own, ForumEvent event, Position at) {
    return switch (event) {
      case ForumEvent.ForumOpened e ->
          new Own(
              e.content(),
              e.plenary(),
              HashTreePMap.from(e.parties()),
              own.participants(),
              own.seats(),
              own.groups(),
              own.rooms());
      case Seated e -> seated(own, e, at);
      case ForumEvent.Unseated e -> unseated(own, e.participant(), at);
      case GroupOpened e -> withGroup(own, opened(e));
      case RoomOpened e -> roomOpened(own, e, at);
      case Joined e -> joined(own, e, at);
      case Left e -> left(own, e, at);
      case ForumEvent.RuleTightened e -> {
        Room room = own.rooms().get(e.room());
        yield room == null ? own : withRoom(own, room.under(e.rule()));
      }
    };
  }

  private static Own seated(Own own, Seated e, Position at) {
    String name = e.content() == null ? "—" : e.content().name();
    Participant person =
        new Participant(
            e.participant(), e.account(), name, e.party(), e.capacity(), e.roles(), at, null);
    return withPeople(
        own,
        own.participants().plus(person.id(), person),
        own.seats().plus(e.account(), person.id()));
  }

  private static Own unseated(Own own, String participant, Position at) {
    Participant p = own.participants().get(participant);
    if (p == null) {
      return own;
    }
    Participant gone =
        new Participant(
            p.id(), p.account(), p.name(), p.party(), p.capacity(), p.roles(), p.seated(), at);
    return withPeople(own, own.participants().plus(p.id(), gone), own.seats().minus(p.account()));
  }

  private static Group opened(GroupOpened e) {
    Text name = e.content() == null ? UNNAMED : e.content().name();
    Text mandate = e.content() == null ? UNNAMED : e.content().mandate();
    return new Group(e.group(), e.symbol(), name, mandate, e.plenary(), HashTreePMap.empty());
  }

  private static Own roomOpened(Own own, RoomOpened e, Position at) {
    Text name = e.content() == null ? UNNAMED : e.content().name();
    return withRoom(own, new Room(e.room(), e.kind(), e.group(), name, e.rule(), at, at));
  }

  private static Own joined(Own own, Joined e, Position at) {
    Group group = own.groups().get(e.group());
    Participant person = own.participants().get(e.participant());
    if (group == null || person == null) {
      return own;
    }
    Position readsFrom = e.readsAll() ? Position.START : at;
    PVector<Stretch> stretches = stretches(group, e.participant());
    Membership membership = new Membership(stretches.plus(new Stretch(at, readsFrom, null)));
    Own changed = withGroup(own, group.with(e.participant(), membership));
    Room room = own.rooms().get(e.room());
    return room == null || !widens(own, group, person)
        ? changed
        : withRoom(changed, room.widenedAt(at));
  }

  /** A party, an observer or a sponsor that was not there changes whom one speaks to. */
  private static boolean widens(Own own, Group group, Participant person) {
    if (person.is(Role.OBSERVER) || person.is(Role.SPONSOR) || person.party() == null) {
      return true;
    }
    for (var member : group.members().entrySet()) {
      Participant other = own.participants().get(member.getKey());
      if (member.getValue().runs() && other != null && person.party().equals(other.party())) {
        return false;
      }
    }
    return true;
  }

  private static Own left(Own own, Left e, Position at) {
    Group group = own.groups().get(e.group());
    if (group == null || !group.has(e.participant())) {
      return own;
    }
    PVector<Stretch> stretches = stretches(group, e.participant());
    int running = stretches.size() - 1;
    Stretch s = stretches.get(running);
    PVector<Stretch> ended = stretches.with(running, new Stretch(s.from(), s.readsFrom(), at));
    return withGroup(own, group.with(e.participant(), new Membership(ended)));
  }

  private static PVector<Stretch> stretches(Group group, String participant) {
    @Nullable Membership membership = group.members().get(participant);
    return membership == null ? TreePVector.empty() : membership.stretches();
  }

  private static Own withRoom(Own own, String room, Position at) {
    Room known = own.rooms().get(room);
    return known == null ? own : withRoom(own, known.moved(at));
  }

  private static Own withRoom(Own own, Room room) {
    PMap<String, Room> rooms = own.rooms().plus(room.id(), room);
    return new Own(
        own.info(),
        own.plenary(),
        own.parties(),
        own.participants(),
        own.seats(),
        own.groups(),
        rooms);
  }

  private static Own withGroup(Own own, Group group) {
    PMap<String, Group> groups = own.groups().plus(group.id(), group);
    return new Own(
        own.info(),
        own.plenary(),
        own.parties(),
        own.participants(),
        own.seats(),
        groups,
        own.rooms());
  }

  private static Own withPeople(
      Own own, PMap<String, Participant> participants, PMap<String, String> seats) {
    return new Own(
        own.info(), own.plenary(), own.parties(), participants, seats, own.groups(), own.rooms());
  }
}
