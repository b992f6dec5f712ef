package parley.oversight;

import java.time.Instant;
import java.util.List;
import parley.forum.Event;
import parley.forum.Forum;
import parley.forum.ForumEvent.Act;
import parley.forum.Role.Right;
import parley.forum.Seat;
import parley.membership.Departures;
import parley.web.Problem;

/** Lifts a suspension. */
record Restore(String participant) implements Deed.Apart {
  @Override
  public boolean countsSuspended() {
    return false; // it gives a co-chair their say back
  }

  @Override
  public Act act() {
    return Act.PERSON_RESTORED;
  }

  @Override
  public String about() {
    return participant;
  }

  @Override
  public void proposable(Seat seat, Instant now) {
    seat.require(Right.SUSPEND);
    if (Departures.known(seat.forum(), participant).suspended() == null) {
      throw new Problem(Problem.Code.NOTHING_CHANGES);
    }
  }

  @Override
  public List<Event> events(Forum forum) {
    return Departures.restored(forum, participant);
  }
}
