package parley.oversight;

import java.time.Instant;
import java.util.List;
import parley.forum.Event;
import parley.forum.Forum;
import parley.forum.ForumEvent.Act;
import parley.forum.Participant;
import parley.forum.Role.Right;
import parley.forum.Room;
import parley.forum.Seat;
import parley.web.Problem;

/**
 * Destroys the keys of a room: all that was ever said, written and laid there is gone for good, and
 * the room with it. What was copied into other rooms stays there.
 */
record Burn(String room) implements Deed.Apart {
  @Override
  public boolean endsRoom() {
    return true;
  }

  @Override
  public Act act() {
    return Act.ROOM_BURNED;
  }

  @Override
  public String about() {
    return room;
  }

  @Override
  public void proposable(Seat seat, Instant now) {
    Room in = seat.room(room);
    seat.require(Right.APPROVE);
    if (in.kind() == Room.Kind.PLENARY) {
      throw Problem.field("room", "is a plenary: it ends with its working group");
    }
  }

  @Override
  public List<Event> events(Forum forum) {
    return done(forum, new Decided("", List.of(), "", Instant.EPOCH));
  }

  /** Nothing else: whatever belonged to the room, be it its line of the log, goes with it. */
  @Override
  public List<Event> done(Forum forum, Decided decided) {
    Room burned = forum.room(room);
    if (burned == null) {
      throw Problem.notFound();
    }
    List<String> people = forum.members(burned).stream().map(Participant::id).sorted().toList();
    return List.of(
        new Room.RoomBurned(
            room,
            burned.kind(),
            burned.group(),
            burned.party(),
            people,
            decided.by(),
            decided.parties()));
  }
}
