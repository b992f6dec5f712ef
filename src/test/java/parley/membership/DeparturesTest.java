package parley.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import parley.forum.Event;
import parley.forum.Event.Entry;
import parley.forum.Forum;
import parley.forum.ForumEvent;
import parley.forum.Participant.Capacity;
import parley.forum.Role;
import parley.forum.Room;
import parley.forum.Rule;
import parley.store.Position;
import parley.web.Text;

class DeparturesTest {
  private static final Rule RULE = Rule.Preset.CHATHAM_HOUSE.rule();
  private Forum forum = Forum.empty("forum", List.of());
  private long n;

  /** One batch. */
  private void happens(Event... events) {
    n++;
    for (int i = 0; i < events.length; i++) {
      forum = forum.apply(new Entry(new Position(n, i), Instant.EPOCH, events[i]));
    }
  }

  private static Event opened(String room, String group) {
    return new ForumEvent.RoomOpened(room, Room.Kind.PLENARY, group, null, RULE, null);
  }

  private static Event joined(String room) {
    return new ForumEvent.Joined(room, room, "ana", true, null);
  }

  private static Event left(String room) {
    return new ForumEvent.Left(room, room, "ana");
  }

  @Test
  void aSuspensionThatIsLiftedOpensTheRoomsItClosedAndNoOther() {
    happens(
        new ForumEvent.ForumOpened("forum", "all", Map.of("US", Text.english("US")), null),
        opened("all", "all"),
        opened("wg", "wg"),
        opened("wg2", "wg2"),
        new ForumEvent.Seated(
            "ana", "account", "US", Capacity.PERSONAL, List.of(Role.PARTICIPANT), null),
        joined("all"),
        joined("wg"),
        joined("wg2"));
    // taken out of a working group in the very batch of the suspension, by another command
    happens(left("wg"), new ForumEvent.Suspended("ana"), left("all"), left("wg2"));
    List<Event> back =
        Departures.restoration(forum, Objects.requireNonNull(forum.participants().get("ana")));
    assertThat(back.stream().map(Event::room)).containsExactlyInAnyOrder(null, "all", "wg2");
    happens(back.toArray(new Event[0]));
    assertThat(forum.roomsOf("ana")).extracting(Room::id).containsExactlyInAnyOrder("all", "wg2");
  }
}
