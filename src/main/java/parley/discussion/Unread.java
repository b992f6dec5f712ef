package parley.discussion;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.discussion.Threads.Thread;
import parley.forum.Seat;
import parley.forum.View;
import parley.room.RoomRoutes;
import parley.store.Position;

/** What is new to a person: contributions after the one read last, in each thread. */
public final class Unread implements RoomRoutes.Filling {
  private final Discussions discussions;
  private final Marks marks;

  public Unread(Discussions discussions, Marks marks) {
    this.discussions = discussions;
    this.marks = marks;
  }

  @Override
  public Object threads(Seat seat, View view) {
    Threads threads = view.forum().of(discussions);
    return new DiscussionView(view, threads).summaries(thread -> fresh(seat, view, thread));
  }

  @Override
  public int fresh(Seat seat, View view) {
    int fresh = 0;
    for (Thread thread : view.forum().of(discussions).threads(view.room().id())) {
      fresh += fresh(seat, view, thread);
    }
    return fresh;
  }

  @Override
  public @Nullable Instant lastActivity(View view) {
    Instant last = null;
    for (Thread thread : view.forum().of(discussions).threads(view.room().id())) {
      boolean later = last == null || thread.lastActivity().isAfter(last);
      last =
          later && view.reads(thread.contributions().getLast().at()) ? thread.lastActivity() : last;
    }
    return last;
  }

  int fresh(Seat seat, View view, Thread thread) {
    Position read = readTo(seat, view, thread);
    List<Contribution> made = thread.contributions();
    if (view.readsAll()) {
      int from = firstAfter(made, read);
      return made.size() - from - (int) thread.withdrawn().stream().filter(i -> i >= from).count();
    }
    int fresh = 0;
    for (int i = made.size() - 1; i >= 0 && made.get(i).at().isAfter(read); i--) {
      if (view.reads(made.get(i).at()) && made.get(i).withdrawn() == null) {
        fresh++;
      }
    }
    return fresh;
  }

  /** They stand in the order of their places, so that a long thread is not gone through. */
  private static int firstAfter(List<Contribution> made, Position read) {
    int low = 0;
    int high = made.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (made.get(middle).at().isAfter(read)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private Position readTo(Seat seat, View view, Thread thread) {
    String mark = marks.read(seat.participant().account(), view.room().id(), thread.id());
    if (mark == null) {
      return Position.START;
    }
    Contribution last = view.forum().of(discussions).contribution(view.room().id(), mark);
    return last == null ? Position.START : last.at();
  }
}
