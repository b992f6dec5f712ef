package parley.forum;

import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import parley.forum.Audience.Glass;
import parley.forum.Event.Entry;
import parley.forum.Forum.Group;
import parley.forum.Forum.Logged;
import parley.forum.ForumEvent.GroupOpened;
import parley.forum.ForumEvent.Joined;
import parley.forum.ForumEvent.Left;
import parley.forum.ForumEvent.OfRoom;
import parley.forum.ForumEvent.Seated;
import parley.forum.Participant.Membership;
import parley.forum.Participant.Stretch;
import parley.forum.Room.OffRecord;
import parley.forum.Room.Standing;
import parley.store.Position;
import parley.web.Text;

/** How the forum's own events change the forum's own state: membership, rooms and rules. */
final class OwnFold {
  private static final Text UNNAMED = Text.english("—");

  /** So many glasses of a room are remembered: no fewer than the log has lines to show. */
  private static final int GLASSES_MAX = 500;

  private OwnFold() {}

  static Own apply(Own own, Entry entry) {
    Own changed = entry.event() instanceof ForumEvent event ? fold(own, event, entry) : own;
    String id = entry.event().silent() ? null : entry.event().room();
    Room room = id == null ? null : changed.rooms().get(id);
    return room == null ? changed : changed.with(room.moved(entry.at()));
  }

  private static Own fold(Own own, ForumEvent event, Entry entry) {
    Position at = entry.at();
    return switch (event) {
      case ForumEvent.ForumOpened e -> own.opened(e);
      case Seated e -> own.with(own.people().seated(person(e, at)));
      case ForumEvent.Unseated e -> unseated(own, e.participant(), at, false);
      case ForumEvent.Suspended e -> unseated(own, e.participant(), at, true);
      case ForumEvent.Restored e -> restored(own, e.participant());
      case GroupOpened e -> own.with(opened(e));
      case ForumEvent.GroupClosed e -> closed(own, e.group());
      case ForumEvent.RoomOpened e ->
          own.with(Room.opened(e, e.content() == null ? UNNAMED : e.content().name(), at));
      case Joined e -> joined(own, e, entry);
      case Left e -> left(own, e, at);
      case ForumEvent.Acted e -> own.with(new Logged(entry.time(), at, e));
      case Room.RoomBurned e -> burned(own, e, entry);
      case Participant.Housed e -> housed(own, e);
      case OfRoom e -> inRoom(own, e, entry);
    };
  }

  /** Its line of the log is made of what is left: one of its own would be burned with it. */
  private static Own burned(Own own, Room.RoomBurned e, Entry entry) {
    String room = e.burned();
    var acted = new ForumEvent.Acted(room, e.by(), ForumEvent.Act.ROOM_BURNED, room, null);
    Room.Ashes left = new Room.Ashes(e, entry.time());
    return own.burned(left, new Logged(entry.time(), entry.at(), acted));
  }

  private static Own inRoom(Own own, OfRoom event, Entry entry) {
    Room room = own.rooms().get(event.room());
    return room == null ? own : own.with(inRoom(room, event, entry));
  }

  private static Room inRoom(Room room, OfRoom event, Entry entry) {
    Standing now = room.standing();
    return switch (event) {
      case ForumEvent.RoomOpened e -> room; // opened already
      case ForumEvent.RuleTightened e -> room.now(now.tightened(e.rule()));
      case ForumEvent.RuleLoosened e -> room.now(now.ruled(e.rule())).widenedAt(entry.at());
      case ForumEvent.OffRecordBegan e -> offRecord(room, e.rule(), entry.time());
      case ForumEvent.OffRecordEnded e -> onRecord(room, entry.at());
      case ForumEvent.RoomLocked e -> room.now(now.locked(e.locked()));
      case ForumEvent.RoomSlowed e -> room.now(now.slowed(e.seconds()));
      case ForumEvent.RoomClosed e -> room.now(now.ended());
      case Room.RetentionSet e -> room.now(now.keeping(e.retention()));
      case Audience.GlassBroken e ->
          room.through(more(room.glasses(), Glass.of(e, entry))).widenedAt(entry.at());
      case Audience.GlassEnded e -> ended(room, glass -> glass.id().equals(e.glass()), entry);
      case ForumEvent.Purged e ->
          glasses(room, glass -> e.subjects().contains(glass.id()), Glass::purged);
    };
  }

  private static Room ended(Room room, Predicate<Glass> these, Entry by) {
    return glasses(room, g -> g.ended() == null && these.test(g), g -> g.ended(by));
  }

  private static Room glasses(Room room, Predicate<Glass> these, UnaryOperator<Glass> become) {
    PVector<Glass> all = room.glasses();
    for (int i = 0; i < all.size(); i++) {
      Glass g = all.get(i);
      all = these.test(g) ? all.with(i, become.apply(g)) : all;
    }
    return room.through(all);
  }

  /** Of many that are over the oldest is forgotten, and never one through which somebody reads. */
  private static PVector<Glass> more(PVector<Glass> before, Glass glass) {
    for (int i = 0; before.size() >= GLASSES_MAX && i < before.size(); i++) {
      if (before.get(i).ended() != null) {
        return before.minus(i).plus(glass);
      }
    }
    return before.plus(glass);
  }

  private static Room offRecord(Room room, Rule rule, Instant time) {
    return room.now(room.standing().off(new OffRecord(time, room.rule()), rule));
  }

  private static Room onRecord(Room room, Position at) {
    OffRecord stretch = room.standing().offRecord();
    return stretch == null
        ? room
        : room.now(room.standing().off(null, stretch.resumes())).widenedAt(at);
  }

  private static Participant person(Seated e, Position at) {
    String name = e.content() == null ? "—" : e.content().name();
    return new Participant(
        e.participant(),
        e.account(),
        name,
        e.party(),
        e.capacity(),
        e.roles(),
        at,
        null,
        null,
        e.account());
  }

  private static Own unseated(Own own, String participant, Position at, boolean forNow) {
    Participant p = own.people().all().get(participant);
    return p == null
        ? own
        : own.with(own.people().unseated(forNow ? p.suspendedAt(at) : p.removedAt(at)));
  }

  private static Own restored(Own own, String participant) {
    Participant p = own.people().all().get(participant);
    return p == null ? own : own.with(own.people().seated(p.suspendedAt(null)));
  }

  private static Own housed(Own own, Participant.Housed e) {
    Participant p = own.people().all().get(e.participant());
    return p == null ? own : own.with(own.people().housed(p, p.housed(e.account())));
  }

  private static Group opened(GroupOpened e) {
    Text name = e.content() == null ? UNNAMED : e.content().name();
    Text mandate = e.content() == null ? UNNAMED : e.content().mandate();
    return new Group(e.group(), e.symbol(), name, mandate, e.plenary(), false);
  }

  private static Own closed(Own own, String id) {
    Group g = own.groups().get(id);
    return g == null
        ? own
        : own.with(new Group(g.id(), g.symbol(), g.name(), g.mandate(), g.plenary(), true));
  }

  private static Own joined(Own own, Joined e, Entry entry) {
    Position at = entry.at();
    Room room = own.rooms().get(e.room());
    Participant person = own.people().all().get(e.participant());
    if (room == null || person == null || room.has(e.participant())) {
      return own;
    }
    Position fromNow = e.horizon() == null ? at : e.horizon();
    Stretch stretch = new Stretch(at, e.readsAll() ? Position.START : fromNow, null);
    Membership membership = new Membership(stretches(room, e.participant()).plus(stretch));
    Room alone = ended(room, glass -> glass.isOf(e.participant()), entry);
    boolean wider = widens(own, room, person);
    Room entered = alone.with(e.participant(), membership);
    return own.with(wider ? entered.widenedAt(at) : entered)
        .placed(e.participant(), room.id(), true);
  }

  /** A party, an observer or a sponsor that was not there changes whom one speaks to. */
  private static boolean widens(Own own, Room room, Participant person) {
    if (person.watches() || person.party() == null) {
      return true;
    }
    for (var member : room.members().entrySet()) {
      Participant other = own.people().all().get(member.getKey());
      if (member.getValue().runs() && other != null && person.party().equals(other.party())) {
        return false;
      }
    }
    return true;
  }

  private static Own left(Own own, Left e, Position at) {
    Room room = own.rooms().get(e.room());
    if (room == null || !room.has(e.participant())) {
      return own;
    }
    PVector<Stretch> stretches = stretches(room, e.participant());
    int running = stretches.size() - 1;
    Stretch s = stretches.get(running);
    PVector<Stretch> ended = stretches.with(running, new Stretch(s.from(), s.readsFrom(), at));
    return own.with(room.with(e.participant(), new Membership(ended)))
        .placed(e.participant(), room.id(), false);
  }

  private static PVector<Stretch> stretches(Room room, String participant) {
    @Nullable Membership membership = room.members().get(participant);
    return membership == null ? TreePVector.empty() : membership.stretches();
  }
}
