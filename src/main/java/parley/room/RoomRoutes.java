package parley.room;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import parley.attention.Heed;
import parley.forum.Event.Info;
import parley.forum.Forum;
import parley.forum.Forum.Group;
import parley.forum.Participant;
import parley.forum.Room;
import parley.forum.Seat;
import parley.forum.View;
import parley.live.Forums;
import parley.room.RoomShown.AudiencePage;
import parley.room.RoomShown.ForumLine;
import parley.room.RoomShown.ForumList;
import parley.room.RoomShown.ForumPage;
import parley.room.RoomShown.GroupLine;
import parley.room.RoomShown.RoomLine;
import parley.room.RoomShown.RoomPage;
import parley.room.RoomShown.You;
import parley.room.RoomShown.YourAudience;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Routes;
import parley.web.Table;
import parley.web.Text;

/** Your forums, a forum, a room and its audience, and the tightening of a rule. */
public final class RoomRoutes implements Routes {
  private final Forums forums;
  private final Filling filling;
  private final Awaiting awaiting;
  private final int editMinutes;

  /** What fills a room: its threads, the count of what is new in it, what of it is heeded. */
  public interface Filling extends News {
    Object threads(Seat seat, View view);

    /** What this person wants to hear of the room. */
    Heed heed(Seat seat, View view);

    /** How much of what is new this person wants to hear of. */
    int heard(Seat seat, View view);

    /** How many of its papers and agendas have something new to this person. */
    int changed(Seat seat, View view);

    /** When something was last said that this view may read; null if nothing was. */
    @Nullable Instant lastActivity(View view);
  }

  /** What waits for the answer of a seat. */
  @FunctionalInterface
  public interface Awaiting {
    int count(Seat seat);
  }

  public RoomRoutes(Forums forums, Filling filling, Awaiting awaiting, int editMinutes) {
    this.forums = forums;
    this.filling = filling;
    this.awaiting = awaiting;
    this.editMinutes = editMinutes;
  }

  @Override
  public void routes(Table table) {
    table.get("/api/forums", this::list);
    table.get("/api/forums/:forum", this::forum);
    table.get("/api/forums/:forum/rooms/:room", this::room);
    table.get("/api/forums/:forum/rooms/:room/audience", this::audience);
  }

  private Answer list(Call call) {
    List<ForumLine> lines = new ArrayList<>();
    for (Seat seat : forums.seats(call.account().id()).toList()) {
      List<RoomLine> rooms = rooms(seat);
      Info info = seat.forum().info();
      int fresh = heard(seat);
      lines.add(
          new ForumLine(
              seat.forum().id(),
              info.name(),
              info.issue(),
              fresh,
              awaiting.count(seat),
              You.of(seat),
              rooms));
    }
    return Answer.ok(new ForumList(lines));
  }

  private Answer forum(Call call) {
    Seat seat = forums.seat(call.account().id(), call.id("forum"));
    Forum forum = seat.forum();
    Info info = forum.info();
    return Answer.ok(
        new ForumPage(
            forum.id(),
            info.name(),
            info.issue(),
            info.track(),
            info.goals(),
            info.charter(),
            info.decision(),
            info.symbol(),
            RoomShown.parties(forum.parties()),
            awaiting.count(seat),
            You.of(seat),
            groups(seat),
            rooms(seat),
            RoomShown.OpenedLine.of(seat, forums.now()),
            RoomShown.BurnedLine.of(seat)));
  }

  private Answer room(Call call) {
    Seat seat = forums.seat(call);
    View view = View.of(seat, call.id("room"), forums.attribution());
    Room room = view.room();
    Group group = Objects.requireNonNull(seat.forum().groups().get(room.group()));
    return Answer.ok(
        new RoomPage(
            room.id(),
            seat.forum().id(),
            room.kind(),
            room.party(),
            room.name(),
            group.id(),
            group.name(),
            view.rule(),
            YourAudience.of(seat, view),
            view.kind().until(),
            You.of(seat),
            editMinutes,
            filling.threads(seat, view),
            forums.cursor(view)));
  }

  private Answer audience(Call call) {
    Seat seat = forums.seat(call);
    View view = View.of(seat, call.id("room"), forums.attribution());
    return Answer.ok(new AudiencePage(YourAudience.listed(seat, view), view.people()));
  }

  private List<RoomLine> rooms(Seat seat) {
    List<RoomLine> lines = new ArrayList<>();
    for (Room room : seat.rooms()) {
      View view = View.of(seat, room.id(), forums.attribution());
      Group group = Objects.requireNonNull(seat.forum().groups().get(room.group()));
      lines.add(
          new RoomLine(
              room.id(),
              room.kind(),
              room.party(),
              room.name(),
              group.id(),
              group.name(),
              view.rule(),
              room.standing().closed(),
              filling.fresh(seat, view),
              filling.changed(seat, view),
              filling.lastActivity(view),
              shown(filling.heed(seat, view)),
              forums.cursor(view)));
    }
    return lines;
  }

  private static @Nullable Heed shown(Heed heed) {
    return heed.asUsual() ? null : heed;
  }

  private int heard(Seat seat) {
    int heard = 0;
    for (Room room : seat.rooms()) {
      heard += filling.heard(seat, View.of(seat, room.id(), forums.attribution()));
    }
    return heard;
  }

  private static List<GroupLine> groups(Seat seat) {
    List<GroupLine> lines = new ArrayList<>();
    for (Group group : seat.forum().groups().values()) {
      if (seat.isIn(group)) {
        Text mandate = group.mandate();
        lines.add(
            new GroupLine(
                group.id(),
                group.name(),
                group.symbol(),
                mandate,
                group.plenary(),
                group.closed(),
                parties(seat.forum(), group)));
      }
    }
    lines.sort(java.util.Comparator.comparing(GroupLine::symbol));
    return lines;
  }

  private static List<String> parties(Forum forum, Group group) {
    return forum.participants().values().stream()
        .filter(p -> forum.isIn(group, p.id()) && p.party() != null)
        .map(Participant::party)
        .distinct()
        .sorted()
        .toList();
  }
}
