package parley.invitation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import parley.forum.Attribution;
import parley.forum.Attribution.Shown;
import parley.forum.Audience;
import parley.forum.Forum;
import parley.forum.Participant.Capacity;
import parley.forum.Role;
import parley.forum.Room;
import parley.forum.Seat;
import parley.forum.View;
import parley.invitation.InvitationCommand.Entrant;
import parley.membership.Parties;
import parley.web.Account;
import parley.web.Text;

/**
 * What the seat will be, shown to nobody but the account that was invited.
 *
 * @param capacities in which it may be taken; the first is the one that was proposed
 * @param rooms that of the group of all first
 */
record SeatAhead(
    Text forum,
    Text issue,
    Text charter,
    String name,
    @Nullable String party,
    List<PartyName> parties,
    List<Capacity> capacities,
    List<Role> roles,
    boolean readsAll,
    List<RoomAhead> rooms) {

  /** How a party is called. */
  record PartyName(String code, Text name) {}

  /** A room, in numbers: names are for those who sit there. */
  record RoomAhead(Room.Kind kind, Text name, Text group, Audience audience, Shown youAppearAs) {}

  static SeatAhead of(Forum forum, Invitation known, Account account, Attribution attribution) {
    Entrant entrant = new Entrant("", account.id(), account.name(), null);
    Seat seat = Entering.ahead(forum, known, entrant);
    List<RoomAhead> rooms =
        seat.rooms().stream()
            .sorted(Comparator.comparing(room -> !room.group().equals(forum.plenary())))
            .map(room -> room(seat, room, attribution))
            .toList();
    Forum then = seat.forum();
    return new SeatAhead(
        then.info().name(),
        then.info().issue(),
        then.info().charter(),
        account.name(),
        known.offered().party(),
        then.parties().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(one -> new PartyName(one.getKey(), one.getValue()))
            .toList(),
        Entering.capacities(known),
        known.offered().roles(),
        known.offered().readsAll() && Parties.horizon(then, known.offered().party()) == null,
        rooms);
  }

  private static RoomAhead room(Seat seat, Room room, Attribution attribution) {
    View view = View.of(seat, room.id(), attribution);
    Forum.Group group = Objects.requireNonNull(seat.forum().groups().get(room.group()));
    return new RoomAhead(
        room.kind(), room.name(), group.name(), view.audience(), view.preview(seat));
  }
}
