package parley.membership;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.forum.Event;
import parley.forum.Forum;
import parley.forum.ForumEvent;
import parley.forum.Participant;
import parley.forum.Role.Right;
import parley.forum.Room;
import parley.forum.Seat;
import parley.live.Forums;
import parley.membership.MembershipCommand.Arrange;
import parley.membership.MembershipCommand.Move;
import parley.membership.MembershipCommand.Reach;
import parley.store.Position;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Problem;
import parley.web.Routes;
import parley.web.Table;
import parley.web.Text;

/** Moving several people between working groups: what it would do, and doing it. */
final class ArrangementRoutes implements Routes {
  private static final String ARRANGEMENT = "/api/forums/:forum/arrangement";
  private final Forums forums;

  ArrangementRoutes(Forums forums) {
    this.forums = forums;
  }

  @Override
  public void routes(Table table) {
    table.post(ARRANGEMENT + "/preview", Planned.class, this::preview);
    table.put(ARRANGEMENT, Arrangement.class, this::arrange);
  }

  /** From when on newcomers read. */
  public enum From {
    ALL,
    NOW,
    SINCE
  }

  /** Whom it moves, and what they will read; {@code since} with that choice only. */
  public record Planned(List<Move> people, From from, @Nullable Instant since) {}

  /** The same, to be done as one act. */
  public record Arrangement(String command, List<Move> people, From from, @Nullable Instant since)
      implements Forums.Request {}

  /**
   * A room that opens or closes to somebody.
   *
   * @param widens its audience gets somebody new in kind: who writes there is asked once more
   * @param again they were in it before, and read that stretch again
   */
  private record RoomLine(
      String room, Room.Kind kind, Text name, Text group, boolean widens, boolean again) {}

  private record PersonLine(String participant, List<RoomLine> gains, List<RoomLine> loses) {}

  private record Outlook(List<PersonLine> people) {}

  private record Nothing() {}

  private Answer preview(Call call, Planned body) {
    Seat seat = forums.seat(call.account().id(), call.id("forum"));
    seat.require(Right.SEAT);
    Reach reach = reach(seat, body.from(), body.since());
    List<Event> events =
        Arranging.arranged(seat, new Arrange(seat.forum().id(), body.people(), reach));
    return Answer.ok(
        new Outlook(body.people().stream().map(m -> line(seat, m.participant(), events)).toList()));
  }

  private Answer arrange(Call call, Arrangement body) {
    Seat seat = forums.seat(call.account().id(), call.id("forum"));
    seat.require(Right.SEAT); // before the journal is searched
    String forum = seat.forum().id();
    Reach reach = reach(seat, body.from(), body.since());
    forums.ask(call.account(), body, new Arrange(forum, body.people(), reach), List.of(forum));
    return Answer.ok(new Nothing());
  }

  private Reach reach(Seat seat, From from, @Nullable Instant since) {
    if ((since != null) != (from == From.SINCE)) {
      throw Problem.field("since", "goes with the choice of a moment, and only with it");
    }
    Position place = since == null ? null : forums.since(seat, since);
    return new Reach(from == From.ALL, place);
  }

  /**
   * What the act itself would do to one person: to plenaries, whose working groups whoever asks has
   * named, and to the side rooms that they know of.
   */
  private static PersonLine line(Seat seat, String participant, List<Event> events) {
    Forum forum = seat.forum();
    List<RoomLine> gains = new ArrayList<>();
    List<RoomLine> loses = new ArrayList<>();
    List<String> known = seat.known().stream().map(Room::id).toList();
    for (Event event : events) {
      boolean theirs =
          event instanceof ForumEvent.OfPerson of && of.participant().equals(participant);
      Room room = theirs && event.room() != null ? forum.room(event.room()) : null;
      if (room != null && (room.kind() == Room.Kind.PLENARY || isOnAList(room, known))) {
        (event instanceof ForumEvent.Joined ? gains : loses).add(line(forum, room, participant));
      }
    }
    return new PersonLine(participant, gains, loses);
  }

  /** A caucus is on nobody's list, not even that of those who are in one of their own. */
  private static boolean isOnAList(Room room, List<String> known) {
    return room.kind() != Room.Kind.CAUCUS && known.contains(room.id());
  }

  private static RoomLine line(Forum forum, Room room, String participant) {
    Participant person = Memberships.sitting(forum, participant);
    Forum.Group group = forum.groups().get(room.group());
    boolean known =
        forum.members(room).stream()
            .anyMatch(m -> person.party() != null && person.party().equals(m.party()));
    return new RoomLine(
        room.id(),
        room.kind(),
        room.name(),
        group == null ? room.name() : group.name(),
        person.watches() || !known,
        room.lastStretch(participant) != null);
  }
}
