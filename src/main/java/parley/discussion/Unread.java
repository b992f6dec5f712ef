package parley.discussion;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;
import parley.attention.AttentionRoutes;
import parley.attention.Heed;
import parley.attention.Heeds;
import parley.attention.Marks;
import parley.digest.News;
import parley.discussion.Threads.Thread;
import parley.forum.Seat;
import parley.forum.View;
import parley.room.RoomRoutes;
import parley.store.Position;

/** What is new to a person: contributions after the one read last, in each thread. */
public final class Unread implements RoomRoutes.Filling, AttentionRoutes.Reading, News {
  private final Discussions discussions;
  private final Marks marks;
  private final Heeds heeds;
  private final ToIntBiFunction<Seat, View> beside;

  /**
   * @param beside how much is new in a room that was not said in threads
   */
  public Unread(
      Discussions discussions, Marks marks, Heeds heeds, ToIntBiFunction<Seat, View> beside) {
    this.discussions = discussions;
    this.marks = marks;
    this.heeds = heeds;
    this.beside = beside;
  }

  @Override
  public Object threads(Seat seat, View view) {
    Threads threads = view.forum().of(discussions);
    return new DiscussionView(view, threads).summaries(thread -> fresh(seat, view, thread));
  }

  @Override
  public Heed heed(Seat seat, View view) {
    return heeds.of(seat.participant().account(), view.room().id());
  }

  @Override
  public int fresh(Seat seat, View view) {
    Heed heed = heed(seat, view);
    return fresh(seat, view, thread -> !heed.mutes(thread.id()));
  }

  @Override
  public int heard(Seat seat, View view) {
    Heed heed = heed(seat, view);
    return fresh(seat, view, thread -> heed.hears(thread.id()));
  }

  @Override
  public int changed(Seat seat, View view) {
    return beside.applyAsInt(seat, view);
  }

  private int fresh(Seat seat, View view, Predicate<Thread> counted) {
    int fresh = 0;
    for (Thread thread : view.forum().of(discussions).threads(view.room().id())) {
      fresh += counted.test(thread) ? fresh(seat, view, thread) : 0;
    }
    return fresh;
  }

  @Override
  public Map<String, String> unreadUpTo(String account, View view, Position place) {
    Map<String, String> unread = new HashMap<>();
    for (Thread thread : view.forum().of(discussions).threads(view.room().id())) {
      Contribution last = lastUpTo(view, thread, place);
      if (last != null && last.at().isAfter(readTo(account, view, thread))) {
        unread.put(thread.id(), last.id());
      }
    }
    return unread;
  }

  private static @Nullable Contribution lastUpTo(View view, Thread thread, Position place) {
    List<Contribution> made = thread.contributions();
    for (int i = made.size() - 1; i >= 0; i--) {
      if (!made.get(i).at().isAfter(place) && view.reads(made.get(i).at())) {
        return made.get(i);
      }
    }
    return null;
  }

  @Override
  public @Nullable Instant newest(Seat seat, View view, Instant until) {
    Heed heed = heed(seat, view);
    Instant newest = null;
    for (Thread thread : view.forum().of(discussions).threads(view.room().id())) {
      Contribution last = heed.hears(thread.id()) ? newest(seat, view, thread, until) : null;
      newest =
          last != null && (newest == null || last.time().isAfter(newest)) ? last.time() : newest;
    }
    return newest;
  }

  /** The last of somebody else's that is not read: it is asked for from the end. */
  private @Nullable Contribution newest(Seat seat, View view, Thread thread, Instant until) {
    Position read = readTo(seat.participant().account(), view, thread);
    List<Contribution> made = thread.contributions();
    for (int i = made.size() - 1; i >= 0 && made.get(i).at().isAfter(read); i--) {
      Contribution one = made.get(i);
      boolean there = !one.time().isAfter(until) && one.withdrawn() == null;
      boolean counts = there && view.reads(one.at());
      if (counts && !discussions.attribution().wrote(seat, one.author(), thread.id(), one.id())) {
        return one;
      }
    }
    return null;
  }

  @Override
  public boolean has(View view, String thread) {
    Thread found = view.forum().of(discussions).thread(view.room().id(), thread);
    return found != null && view.reads(found.contributions().getLast().at());
  }

  @Override
  public boolean reads(View view, String contribution) {
    Contribution found = view.forum().of(discussions).contribution(view.room().id(), contribution);
    return found != null && view.reads(found.at());
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
    Position read = readTo(seat.participant().account(), view, thread);
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

  private Position readTo(String account, View view, Thread thread) {
    String mark = marks.read(account, view.room().id(), thread.id());
    if (mark == null) {
      return Position.START;
    }
    Contribution last = view.forum().of(discussions).contribution(view.room().id(), mark);
    return last == null ? Position.START : last.at();
  }
}
