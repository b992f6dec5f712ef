package parley.oversight;

import java.time.Instant;
import java.util.List;
import parley.forum.Event;
import parley.forum.Forum;
import parley.forum.ForumEvent.Act;
import parley.forum.Role.Right;
import parley.forum.Seat;
import parley.membership.Parties;
import parley.web.Text;

/** Puts the charter into other words; everybody is asked to accept it anew. */
record Recharter(String forum, Text charter) implements Deed.Apart {
  @Override
  public Act act() {
    return Act.CHARTER_CHANGED;
  }

  @Override
  public String about() {
    return forum;
  }

  @Override
  public void proposable(Seat seat, Instant now) {
    if (!seat.has(Right.SEAT)) {
      seat.require(Right.APPROVE);
    }
    Parties.requireCharter(seat.forum(), charter);
  }

  @Override
  public List<Event> events(Forum forum) {
    return Parties.chartered(forum, charter);
  }
}
