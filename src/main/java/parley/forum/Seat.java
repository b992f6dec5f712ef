package parley.forum;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.forum.Forum.Group;
import parley.forum.Forum.Logged;
import parley.forum.Participant.Membership;
import parley.forum.Role.Right;
import parley.web.Problem;

/**
 * Proof that a participant's membership of a forum was looked up in this very state. All data is
 * reached through one; what it does not reach does not exist, with the same answer as what never
 * existed.
 */
public final class Seat {
  private final Forum forum;
  private final Participant participant;

  private Seat(Forum forum, Participant participant) {
    this.forum = forum;
    this.participant = participant;
  }

  /**
   * Looks the account up.
   *
   * @throws Problem not-found if it does not sit here now
   */
  public static Seat of(Forum forum, String account) {
    Participant participant = forum.seated(account);
    if (participant == null) {
      throw Problem.notFound();
    }
    return new Seat(forum, participant);
  }

  public Forum forum() {
    return forum;
  }

  public Participant participant() {
    return participant;
  }

  /**
   * @throws Problem forbidden if the seat does not have the right
   */
  public void require(Right right) {
    if (!participant.has(right)) {
      throw new Problem(Problem.Code.FORBIDDEN);
    }
  }

  public boolean has(Right right) {
    return participant.has(right);
  }

  /** The rooms this seat is in now. */
  public List<Room> rooms() {
    List<Room> rooms = new ArrayList<>(forum.roomsOf(participant.id()));
    rooms.sort((a, b) -> b.last().compareTo(a.last()));
    return rooms;
  }

  /**
   * The room, if this seat is in it now.
   *
   * @throws Problem not-found otherwise
   */
  public Room room(String id) {
    Room room = forum.room(id);
    if (room == null || !isIn(room)) {
      throw Problem.notFound();
    }
    return room;
  }

  /**
   * A working group that this seat is in, or may manage.
   *
   * @throws Problem not-found otherwise
   */
  public Group group(String id) {
    Group group = forum.groups().get(id);
    if (group == null || !(isIn(group) || has(Right.OPEN_GROUP))) {
      throw Problem.notFound();
    }
    return group;
  }

  public boolean isIn(Group group) {
    return forum.isIn(group, participant.id());
  }

  private boolean isIn(Room room) {
    return room.has(participant.id());
  }

  /**
   * A room this seat may manage: put people in and take them out, without reading it. A caucus is
   * managed by nobody: who is in it follows from party and working group.
   *
   * @throws Problem not-found if there is no such room, or this seat neither sits in it nor seats
   *     people
   */
  public Room managed(String id) {
    Room room = forum.room(id);
    if (room == null || !knows(room) || room.kind() == Room.Kind.CAUCUS) {
      throw Problem.notFound();
    }
    return room;
  }

  /** The rooms this seat knows of: those it is in, and if it seats people, all but caucuses. */
  public List<Room> known() {
    return forum.rooms().values().stream().filter(this::knows).toList();
  }

  private boolean knows(Room room) {
    return isIn(room) || (has(Right.SEAT) && room.kind() != Room.Kind.CAUCUS);
  }

  /**
   * What was managed, newest first: the forum's own acts, and those in rooms this seat knows of.
   *
   * @throws Problem forbidden without the right
   */
  public List<Logged> log() {
    require(Right.READ_LOG);
    List<Logged> lines = new ArrayList<>();
    for (Logged line : forum.log()) {
      Room room = line.acted().room() == null ? null : forum.room(line.acted().room());
      if (line.acted().room() == null || (room != null && knows(room))) {
        lines.add(line);
      }
    }
    return lines.reversed();
  }

  /** All stretches in which this seat was in the room's working group. */
  @Nullable Membership membership(Room room) {
    return room.members().get(participant.id());
  }
}
