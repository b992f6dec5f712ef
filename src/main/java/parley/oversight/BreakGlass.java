package parley.oversight;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.forum.Audience.Cause;
import parley.forum.Audience.Glass;
import parley.forum.Audience.GlassBroken;
import parley.forum.Audience.GlassEnded;
import parley.forum.Event;
import parley.forum.Forum;
import parley.forum.ForumEvent;
import parley.forum.ForumEvent.Act;
import parley.forum.Participant;
import parley.forum.Role.Right;
import parley.forum.Room;
import parley.forum.Seat;
import parley.oversight.Deputies.Person;
import parley.web.Problem;
import parley.web.Words;

/**
 * Lets one named person who does not sit in a room read it for some hours, and nothing else: the
 * room is told who, why and until when, and those whose names it hides stay hidden.
 */
record BreakGlass(String room, String reader, int hours, String reason) implements Deed.Apart {
  static final int HOURS_MAX = 72;
  static final int REASON_MAX = 500;

  /** So many read one room at a time: each goes with every frame of its audience. */
  private static final int READERS_MAX = 20;

  /** Who could be named. */
  record Readers(List<Person> people) {}

  /**
   * Those who could be named, for whoever may ask for it.
   *
   * @throws Problem if this seat may not
   */
  static Readers readers(Seat seat, String room) {
    Room opens = new BreakGlass(room, "", 1, "").asked(seat);
    return new Readers(
        seat.forum().participants().values().stream()
            .filter(p -> p.sits() && !opens.has(p.id()))
            .map(p -> Person.of(seat.forum(), p.id()))
            .sorted(Comparator.comparing(Person::name))
            .toList());
  }

  /** An organiser asks for it from outside. */
  @Override
  public @Nullable String askedIn() {
    return null;
  }

  @Override
  public Act act() {
    return Act.GLASS_BROKEN;
  }

  @Override
  public String about() {
    return reader;
  }

  /** Once the first is done the other would open nothing. */
  @Override
  public boolean repeats(Deed waiting) {
    return waiting instanceof BreakGlass other
        && other.room.equals(room)
        && other.reader.equals(reader);
  }

  @Override
  public Cause said() {
    return new Cause(reason);
  }

  @Override
  public Deed saying(@Nullable Cause words) {
    return new BreakGlass(room, reader, hours, words == null ? "" : words.reason());
  }

  @Override
  public Instant wakes(Instant now) {
    return now.plus(Duration.ofHours(hours)); // or a little later: it looks for a minute
  }

  @Override
  public void proposable(Seat seat, Instant now) {
    Room opens = asked(seat);
    if (hours < 1 || hours > HOURS_MAX) {
      throw Problem.field("hours", "must lie between 1 and " + HOURS_MAX);
    }
    Words.line("reason", reason);
    if (reason.isBlank() || reason.length() > REASON_MAX) {
      throw Problem.field("reason", "must have 1 to " + REASON_MAX + " characters");
    }
    if (!mayRead(seat.forum(), opens)) {
      throw Problem.field("reader", "must be somebody of this forum who is not in the room");
    }
    if (reads(seat.forum(), now)) {
      throw new Problem(Problem.Code.NOTHING_CHANGES);
    }
    requireFew(opens);
  }

  /** One that is over by the clock does not count, though that is noted a moment later. */
  private boolean reads(Forum forum, Instant now) {
    Room opens = forum.room(room);
    Glass before = opens == null ? null : opens.glass(reader);
    return before != null && before.shows(now);
  }

  /** The room, if this seat may ask for it: its co-chairs, and organisers of rooms they know of. */
  private Room asked(Seat seat) {
    Room inside = seat.forum().room(room);
    if (inside == null || inside.has(seat.participant().id())) {
      Room own = seat.room(room);
      if (!seat.has(Right.SEAT_ANYBODY)) {
        seat.require(Right.APPROVE);
      }
      return own;
    }
    Room managed = seat.managed(room);
    seat.require(Right.SEAT_ANYBODY);
    if (CoChairs.parties(seat.forum(), this).isEmpty()) {
      throw new Problem(Problem.Code.FORBIDDEN); // nobody in the room could consent
    }
    return managed;
  }

  private static void requireFew(Room opens) {
    if (opens.glasses().stream().filter(one -> one.ended() == null).count() >= READERS_MAX) {
      throw new Problem(Problem.Code.FULL);
    }
  }

  private boolean mayRead(Forum forum, Room opens) {
    Participant person = forum.participants().get(reader);
    return person != null && person.sits() && !opens.has(reader);
  }

  /** Never by somebody outside, nor by a co-chair's neighbour: one from the room consents. */
  @Override
  public boolean alone(Seat seat, Set<String> parties) {
    Room opens = seat.forum().room(room);
    boolean inside = opens != null && opens.has(seat.participant().id());
    String party = seat.participant().party();
    boolean only = party != null && parties.equals(Set.of(party)) && seat.has(Right.APPROVE);
    return inside && (parties.isEmpty() || only);
  }

  @Override
  public List<Event> events(Forum forum) {
    return done(forum, new Decided("", List.of(), "", Instant.EPOCH));
  }

  /** Nothing, where the person left the forum, came into the room or reads it already. */
  @Override
  public List<Event> done(Forum forum, Decided decided) {
    Room opens = forum.room(room);
    if (opens == null || reads(forum, decided.now()) || !mayRead(forum, opens)) {
      return List.of();
    }
    requireFew(opens);
    Glass before = opens.glass(reader);
    List<Event> events = new ArrayList<>();
    Instant until = decided.now().plus(Duration.ofHours(hours));
    events.add(
        new GlassBroken(
            room,
            decided.approval(),
            reader,
            decided.by(),
            decided.parties(),
            until,
            new Cause(reason)));
    if (before != null) {
      events.add(new GlassEnded(room, before.id()));
    }
    events.add(new ForumEvent.Acted(room, decided.by(), act(), reader, room));
    return events;
  }
}
