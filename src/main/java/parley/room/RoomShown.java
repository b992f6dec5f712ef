package parley.room;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.attention.Heed;
import parley.forum.Attribution.Shown;
import parley.forum.Audience;
import parley.forum.Audience.GlassShown;
import parley.forum.Audience.PartyCount;
import parley.forum.Audience.RuleShown;
import parley.forum.Forum;
import parley.forum.Forum.Decision;
import parley.forum.Participant;
import parley.forum.Role;
import parley.forum.Role.Right;
import parley.forum.Room;
import parley.forum.Seat;
import parley.forum.View;
import parley.web.Text;

/** The shapes in which forums, working groups and rooms are answered. */
final class RoomShown {
  private RoomShown() {}

  /** Who I am in a forum. */
  record You(
      String participant,
      @Nullable String party,
      Participant.Capacity capacity,
      List<Role> roles,
      List<Right> rights) {
    static You of(Seat seat) {
      Participant me = seat.participant();
      List<Right> rights = Arrays.stream(Right.values()).filter(seat::has).toList();
      return new You(me.id(), me.party(), me.capacity(), me.roles(), rights);
    }
  }

  /** A room in a list. */
  record RoomLine(
      String id,
      Room.Kind kind,
      @Nullable String party,
      Text name,
      String group,
      Text groupName,
      RuleShown rule,
      boolean closed,
      @com.fasterxml.jackson.annotation.JsonProperty("new") int fresh,
      int changed,
      @Nullable Instant lastActivity,
      @Nullable Heed attention,
      String cursor) {}

  /** A forum in the list of those somebody sits in. */
  record ForumLine(
      String id,
      Text name,
      Text issue,
      @com.fasterxml.jackson.annotation.JsonProperty("new") int fresh,
      int awaiting,
      You you,
      List<RoomLine> rooms) {}

  record ForumList(List<ForumLine> forums) {}

  record PartyLine(String code, Text name) {}

  record GroupLine(
      String id,
      Text name,
      String symbol,
      Text mandate,
      String plenary,
      boolean closed,
      List<String> parties) {}

  /** A forum as one seat sees it. */
  record ForumPage(
      String id,
      Text name,
      Text issue,
      String track,
      List<String> goals,
      Text charter,
      @Nullable Decision decision,
      @Nullable String symbol,
      List<PartyLine> parties,
      int awaiting,
      You you,
      List<GroupLine> groups,
      List<RoomLine> rooms,
      @Nullable List<OpenedLine> opened,
      @Nullable List<BurnedLine> burned) {}

  /** A room that somebody who is not in it reads for now. */
  record OpenedLine(String room, Room.Kind kind, Text name, Text groupName, Instant until) {
    static @Nullable List<OpenedLine> of(Seat seat, Instant now) {
      List<OpenedLine> lines = new ArrayList<>();
      for (Room room : seat.opened(now)) {
        Audience.Glass glass = room.glass(seat.participant().id());
        Forum.Group group = seat.forum().groups().get(room.group());
        if (glass != null && group != null) {
          lines.add(
              new OpenedLine(room.id(), room.kind(), room.name(), group.name(), glass.until()));
        }
      }
      return lines.isEmpty() ? null : lines;
    }
  }

  /** What is left of a burned room; its name burned with it. */
  record BurnedLine(
      String room,
      Room.Kind kind,
      @Nullable String party,
      @Nullable Text groupName,
      Instant at,
      List<String> agreed) {
    static @Nullable List<BurnedLine> of(Seat seat) {
      List<BurnedLine> lines = new ArrayList<>();
      for (Room.Ashes left : seat.ashes()) {
        Room.RoomBurned of = left.of();
        Forum.Group group = seat.forum().groups().get(of.group());
        lines.add(
            new BurnedLine(
                of.burned(),
                of.kind(),
                of.party(),
                group == null || !seat.isIn(group) ? null : group.name(),
                left.at(),
                of.agreed()));
      }
      return lines.isEmpty() ? null : lines;
    }
  }

  /** A room's audience with how this person would appear in it. */
  record YourAudience(
      RuleShown rule,
      Audience.State state,
      int people,
      List<PartyCount> parties,
      int observers,
      int sponsors,
      int staff,
      @Nullable List<GlassShown> glasses,
      Shown youAppearAs) {
    private static final int GLASSES_OVER_MAX = 50;

    static YourAudience of(Seat seat, View view) {
      return of(view, view.audience().glasses(), view.preview(seat));
    }

    /** With the readers who are not in the room, as far back as a list of them goes. */
    static YourAudience listed(Seat seat, View view) {
      return of(view, GlassShown.latest(view, GLASSES_OVER_MAX), view.preview(seat));
    }

    private static YourAudience of(
        View view, @Nullable List<GlassShown> glasses, Shown youAppearAs) {
      Audience a = view.audience();
      return new YourAudience(
          a.rule(),
          a.state(),
          a.people(),
          a.parties(),
          a.observers(),
          a.sponsors(),
          a.staff(),
          glasses,
          youAppearAs);
    }
  }

  record AudiencePage(YourAudience audience, List<Shown> people) {}

  /** A room with what a feature lists in it. */
  record RoomPage(
      String id,
      String forum,
      Room.Kind kind,
      @Nullable String party,
      Text name,
      String group,
      Text groupName,
      RuleShown rule,
      YourAudience audience,
      @Nullable Instant openUntil,
      You you,
      int editMinutes,
      Object threads,
      String cursor) {}

  record RuleAnswer(RuleShown rule, String cursor) {}

  static List<PartyLine> parties(Map<String, Text> parties) {
    return parties.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(party -> new PartyLine(party.getKey(), party.getValue()))
        .toList();
  }
}
