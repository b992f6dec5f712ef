package parley.room;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.forum.Attribution.Shown;
import parley.forum.Audience;
import parley.forum.Audience.PartyCount;
import parley.forum.Audience.RuleShown;
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
      @Nullable Instant lastActivity) {}

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
      List<PartyLine> parties,
      int awaiting,
      You you,
      List<GroupLine> groups,
      List<RoomLine> rooms) {}

  /** A room's audience with how this person would appear in it. */
  record YourAudience(
      RuleShown rule,
      Audience.State state,
      int people,
      List<PartyCount> parties,
      int observers,
      int sponsors,
      int staff,
      Shown youAppearAs) {
    static YourAudience of(Seat seat, View view) {
      Audience a = view.audience();
      return new YourAudience(
          a.rule(),
          a.state(),
          a.people(),
          a.parties(),
          a.observers(),
          a.sponsors(),
          a.staff(),
          view.preview(seat));
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
