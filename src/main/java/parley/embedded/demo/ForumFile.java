package parley.embedded.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.forum.Participant.Capacity;
import parley.forum.Role;
import parley.forum.Room;
import parley.forum.Rule;
import parley.web.Text;

/**
 * The furnished forum, as {@code forum.json} has it.
 *
 * @param row id of the row it was opened from
 * @param groups the first is the group of all
 * @param rooms one for each group, its plenary
 * @param sideRooms rooms for some of them
 * @param threads names of the files in {@code threads}
 */
record ForumFile(
    String row,
    String symbol,
    Date opened,
    Text name,
    String issue,
    String track,
    List<String> goals,
    List<String> parties,
    Text charter,
    List<GroupOf> groups,
    List<RoomOf> rooms,
    List<SideRoomOf> sideRooms,
    List<PersonOf> participants,
    List<InvitedOf> invitations,
    List<String> threads) {

  private static final String CAUCUS = "caucus-";

  /** The keys of all rooms: the plenaries, and the caucus of each party in the group of all. */
  List<String> roomKeys() {
    List<String> keys = new ArrayList<>(rooms.stream().map(RoomOf::key).toList());
    parties.forEach(party -> keys.add(caucus(party)));
    return keys;
  }

  static String caucus(String party) {
    return CAUCUS + party;
  }

  /** Whether a person is in the room: everybody is in that of the group of all. */
  boolean sits(PersonOf person, String room) {
    if (room.startsWith(CAUCUS)) {
      return person.party() != null && room.equals(caucus(person.party()));
    }
    for (RoomOf plenary : rooms) {
      if (plenary.key().equals(room)) {
        boolean all = plenary.group().equals(groups.getFirst().key());
        return all || person.groups().contains(plenary.group());
      }
    }
    return false;
  }

  /**
   * A date counted back from the day of the first start.
   *
   * @param time of day in UTC, such as {@code 14:05}
   */
  record Date(int daysAgo, String time) {
    Date {
      LocalTime.parse(time);
    }

    Instant from(LocalDate firstDay) {
      return firstDay.minusDays(daysAgo).atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC);
    }
  }

  /** A working group; {@code key} is its name within these files. */
  record GroupOf(String key, String symbol, Text name, Text mandate) {}

  /** The plenary of a working group. */
  record RoomOf(String key, String group, Room.Kind kind, Rule.Preset preset, Text name) {}

  /** A room beside them, opened by one for some, which is to burn or has burned. */
  record SideRoomOf(
      String key,
      String group,
      Rule.Preset preset,
      Text name,
      Date opened,
      String by,
      List<String> members,
      @Nullable OpeningOf said,
      @Nullable GlassOf glass,
      BurningOf burn) {}

  /** What was said there first. */
  record OpeningOf(String by, Date at, String language, String title, String words) {}

  /** Somebody who read it for some hours without sitting in it, which is over. */
  record GlassOf(
      String reader,
      int hours,
      String reason,
      String by,
      Date asked,
      String agreedBy,
      Date agreed,
      String endedBy,
      Date ended) {}

  /** Who asked for it to be burned, and who agreed; nobody yet, where it waits. */
  record BurningOf(String by, Date asked, @Nullable String agreedBy, @Nullable Date agreed) {}

  /**
   * Somebody who is seated.
   *
   * @param groups working groups besides the group of all
   * @param readUpTo when this person last looked
   */
  record PersonOf(
      String username,
      @Nullable String party,
      Capacity capacity,
      List<Role> roles,
      List<String> groups,
      Date readUpTo) {}

  /**
   * Somebody who is invited and has not come.
   *
   * @param days for how long the invitation was good
   * @param sent whether its letter went out then, or goes out when the server begins
   * @param askedAnew when the person asked for another one
   */
  record InvitedOf(
      String key,
      String name,
      String email,
      String language,
      @Nullable String party,
      Capacity capacity,
      List<Role> roles,
      List<String> groups,
      Date invited,
      int days,
      boolean sent,
      @Nullable Date askedAnew) {}
}
