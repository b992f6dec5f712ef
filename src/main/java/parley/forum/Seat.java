package parley.forum;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.forum.Audience.Glass;
import parley.forum.Forum.Group;
import parley.forum.Forum.Logged;
import parley.forum.Participant.Membership;
import parley.forum.Role.Right;
import parley.forum.Room.Ashes;
import parley.web.Problem;

/**
 * Proof that a participant's membership of a forum was looked up in this very state. All data is
 * reached through one; what it does not reach does not exist, with the same answer as what never
 * existed.
 */
public final class Seat {
  private final Forum forum;
  private final Participant participant;
  private final @Nullable String glazed;

  private Seat(Forum forum, Participant participant, @Nullable String glazed) {
    this.forum = forum;
    this.participant = participant;
    this.glazed = glazed;
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
    return new Seat(forum, participant, null);
  }

  /**
   * The seat for reading in a room: this one, or where somebody not in it may read it for now, one
   * that only watches. No command is decided by such a seat.
   */
  public Seat within(String id, Instant now) {
    Room room = forum.room(id);
    Glass glass = room == null || isIn(room) ? null : room.glass(participant.id());
    boolean shows = glass != null && glass.shows(now);
    return shows ? new Seat(forum, participant.watching(), id) : this;
  }

  /** The rooms that are opened to this seat for now, though it is not in them. */
  public List<Room> opened(Instant now) {
    return forum.rooms().values().stream()
        .filter(room -> within(room.id(), now).glazed != null)
        .toList();
  }

  /** The glass through which this seat reads a room; null if it does not. */
  public @Nullable Glass glass(Room room) {
    return room.id().equals(glazed) ? room.glass(participant.id()) : null;
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

  /** Whether this seat says where the people of a party sit; those of no party have none. */
  public boolean places(@Nullable String party) {
    boolean own = party != null && party.equals(participant.party());
    return has(Right.SEAT) && (own || has(Right.SEAT_ANYBODY));
  }

  /**
   * @throws Problem forbidden if it is not for this seat to say where people of this party sit
   */
  public void requirePlaces(@Nullable String party) {
    if (!places(party)) {
      throw new Problem(Problem.Code.FORBIDDEN);
    }
  }

  /**
   * Refused while what would be said is to cool off.
   *
   * @param thread null for what is said in none that stands
   * @throws Problem cooling-off
   */
  public void requireSending(Room room, @Nullable String thread) {
    for (Feature<?> feature : forum.features()) {
      if (pauses(feature, room.id(), thread)) {
        throw new Problem(Problem.Code.COOLING_OFF);
      }
    }
  }

  private <S> boolean pauses(Feature<S> feature, String room, @Nullable String thread) {
    return feature.pauses(forum.of(feature), room, thread) != null;
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
    if (room == null || !(isIn(room) || glass(room) != null)) {
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
   *     anybody
   */
  public Room managed(String id) {
    Room room = forum.room(id);
    if (room == null || !knows(room) || room.kind() == Room.Kind.CAUCUS) {
      throw Problem.notFound();
    }
    return room;
  }

  /** Whether this seat puts people into a room and takes them out, in it or not. */
  public boolean manages(Room room) {
    return has(Right.SEAT_ANYBODY) && room.kind() != Room.Kind.CAUCUS;
  }

  /** The rooms this seat knows of: those it is in, and if it seats anybody, all but caucuses. */
  public List<Room> known() {
    return forum.rooms().values().stream().filter(this::knows).toList();
  }

  /** What is left of the burned rooms that this seat knew of, the last first. */
  public List<Ashes> ashes() {
    return forum.ashes().values().stream()
        .filter(this::knows)
        .sorted(Comparator.comparing(Ashes::at).reversed())
        .toList();
  }

  private boolean knows(String id) {
    Room room = forum.room(id);
    Ashes left = forum.ashes().get(id);
    return room == null ? left != null && knows(left) : knows(room);
  }

  private boolean knows(Ashes left) {
    boolean managed = has(Right.SEAT_ANYBODY) && left.of().kind() != Room.Kind.CAUCUS;
    return managed || left.of().people().contains(participant.id());
  }

  private boolean knows(Room room) {
    return isIn(room) || manages(room);
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
      if (line.acted().room() == null || knows(line.acted().room())) {
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
