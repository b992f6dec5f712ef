package parley.oversight;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import parley.forum.Forum;
import parley.forum.Participant;
import parley.forum.Role.Right;
import parley.forum.Room;
import parley.membership.Departures;

/** Which parties have a co-chair, and so a say. */
final class CoChairs {
  private CoChairs() {}

  /** The parties that have a co-chair where the deed is decided. */
  static Set<String> parties(Forum forum, Deed deed) {
    Room room = deed.room() == null ? null : forum.room(deed.room());
    return parties(forum, room, deed.countsSuspended());
  }

  /** Whether two parties have a co-chair in the forum, so that both must agree. */
  static boolean dual(Forum forum) {
    return parties(forum, null, true).size() >= Approvals.PARTIES_NEEDED;
  }

  private static Set<String> parties(Forum forum, @Nullable Room room, boolean withSuspended) {
    Set<String> parties = new TreeSet<>();
    for (Participant person : forum.participants().values()) {
      boolean suspended = withSuspended && person.suspended() != null && person.removed() == null;
      boolean there = person.sits() || suspended;
      boolean inRoom =
          room == null || (suspended ? Departures.closedBy(room, person) : room.has(person.id()));
      if (there && inRoom && person.party() != null && person.has(Right.APPROVE)) {
        parties.add(person.party());
      }
    }
    return parties;
  }
}
