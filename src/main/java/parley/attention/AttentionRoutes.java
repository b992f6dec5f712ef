package parley.attention;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import parley.forum.Seat;
import parley.forum.View;
import parley.live.Forums;
import parley.store.Position;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Problem;
import parley.web.Routes;
import parley.web.Table;

/** Following and muting, and marking whole rooms as read, which can be taken back. */
public final class AttentionRoutes implements Routes {
  private static final int ROOMS_MAX = 500;
  private static final int THREADS_MAX = 20_000;
  private final Forums forums;
  private final Own own;
  private final Reading reading;
  private final Things things;
  private final Consumer<String> changed;

  /** What a person keeps. */
  public record Own(Marks marks, Heeds heeds) {}

  /** What there is to read in a room, told by the feature that fills it. */
  public interface Reading {
    /**
     * What an account has not read by a place: thread → the last contribution that this view reads,
     * made no later.
     */
    Map<String, String> unreadUpTo(String account, View view, Position place);

    boolean has(View view, String thread);

    /** Whether this view reads a contribution of that id. */
    boolean reads(View view, String contribution);
  }

  /** What there is to see of a room's papers and agendas, told by the feature that knows. */
  public interface Things {
    /** Notes those with something new as seen up to a place: how far each was seen before. */
    Map<String, Position> seeUpTo(Seat seat, View view, Position place);

    /** Notes them as seen so far and no further; what is not in the room is passed over. */
    void seeAgain(Seat seat, View view, Map<String, Position> things);
  }

  /** What there is in rooms. */
  public record There(Reading reading, Things things) {}

  /**
   * @param changed told an account whose own devices are to look again
   */
  public AttentionRoutes(Forums forums, Own own, There there, Consumer<String> changed) {
    this.forums = forums;
    this.own = own;
    this.reading = there.reading;
    this.things = there.things;
    this.changed = changed;
  }

  @Override
  public void routes(Table table) {
    table
        .put("/api/forums/:forum/rooms/:room/attention", Choice.class, this::choose)
        .put("/api/me/reading", Shown.class, this::read)
        .put("/api/me/reading/before", Before.class, this::takeBack);
  }

  /** What is chosen for a room, or for a thread of it; without {@code attention} what is usual. */
  record Choice(@Nullable String thread, @Nullable Attention attention) {}

  /** Rooms as they were shown: what came since stays unread. */
  record Shown(List<ShownRoom> rooms) {}

  /**
   * One of them.
   *
   * @param whole whether its papers and agendas are marked too
   */
  record ShownRoom(String forum, String room, String cursor, @Nullable Boolean whole) {}

  /** How far somebody had read. */
  record Before(List<BeforeRoom> rooms) {}

  /**
   * One room.
   *
   * @param threads thread → contribution, "" for nothing of it
   * @param things paper or session → cursor, "" where it was never seen
   */
  record BeforeRoom(
      String forum, String room, Map<String, String> threads, Map<String, String> things) {}

  /** A room that somebody is in. */
  private record In(Seat seat, View view) {}

  private Answer choose(Call call, Choice choice) {
    String account = call.account().id();
    View view = View.of(forums.seat(call), call.id("room"), forums.attribution());
    String room = view.room().id();
    Heed now;
    if (choice.thread() == null) {
      now = own.heeds().choose(account, room, choice.attention());
    } else if (reading.has(view, choice.thread())) {
      Heeds.Thread thread = new Heeds.Thread(room, choice.thread());
      now = own.heeds().choose(account, thread, choice.attention());
    } else {
      throw Problem.field("thread", "is not in this room");
    }
    changed.accept(account);
    return Answer.ok(now);
  }

  private Answer read(Call call, Shown shown) {
    String account = call.account().id();
    if (shown.rooms().size() > ROOMS_MAX) {
      throw Problem.field("rooms", "names too many");
    }
    List<BeforeRoom> before = new ArrayList<>();
    for (ShownRoom one : shown.rooms()) {
      In in = in(account, one.forum(), one.room());
      if (in != null) {
        before.add(
            new BeforeRoom(
                one.forum(), one.room(), read(account, in.view, one.cursor()), see(in, one)));
      }
    }
    changed.accept(account);
    return Answer.ok(new Before(before));
  }

  /** A room that closed to them meanwhile has nothing to be marked, and keeps no other from it. */
  private @Nullable In in(String account, String forum, String room) {
    try {
      Seat seat = forums.seat(account, forum);
      return new In(seat, View.of(seat, room, forums.attribution()));
    } catch (Problem gone) {
      if (gone.code() != Problem.Code.NOT_FOUND) {
        throw gone;
      }
      return null;
    }
  }

  private Map<String, String> read(String account, View view, String cursor) {
    String room = view.room().id();
    Position place = forums.position(view.forum().id(), room, cursor);
    Map<String, String> unread = reading.unreadUpTo(account, view, place);
    Map<String, String> before = new HashMap<>();
    for (String thread : unread.keySet()) {
      String read = own.marks().read(account, room, thread);
      before.put(thread, read == null ? "" : read);
    }
    own.marks().mark(account, room, unread);
    return before;
  }

  private Map<String, String> see(In in, ShownRoom shown) {
    Map<String, String> before = new HashMap<>();
    if (Boolean.TRUE.equals(shown.whole())) {
      Position place = forums.position(shown.forum(), shown.room(), shown.cursor());
      things
          .seeUpTo(in.seat, in.view, place)
          .forEach((thing, seen) ->
              before.put(thing, seen.equals(Position.START) ? "" : forums.cursor(in.view, seen)));
    }
    return before;
  }

  /** A room to be put back, whose cursors are all good. */
  private record Back(In in, BeforeRoom room, Map<String, Position> places) {}

  private Map<String, Position> places(BeforeRoom before) {
    Map<String, Position> places = new HashMap<>();
    before
        .things()
        .forEach((thing, cursor) ->
            places.put(
                thing,
                cursor.isEmpty()
                    ? Position.START
                    : forums.position(before.forum(), before.room(), cursor)));
    return places;
  }

  /** All of it or, where something in it is no good, nothing. */
  private Answer takeBack(Call call, Before before) {
    String account = call.account().id();
    Set<String> named = new HashSet<>();
    List<Back> back = new ArrayList<>();
    for (BeforeRoom one : before.rooms()) {
      named.addAll(one.threads().keySet());
      named.addAll(one.things().keySet());
      if (before.rooms().size() > ROOMS_MAX || named.size() > THREADS_MAX) {
        throw Problem.field("rooms", "names too many");
      }
      In in = in(account, one.forum(), one.room());
      if (in != null) {
        back.add(new Back(in, one, places(one)));
      }
    }
    for (Back one : back) {
      things.seeAgain(one.in.seat, one.in.view, one.places);
      own.marks().mark(account, one.room.room(), known(one.in.view, one.room.threads()));
    }
    changed.accept(account);
    return Answer.noContent();
  }

  /** Only what is here: marks are no place to keep things. */
  private Map<String, String> known(View view, Map<String, String> threads) {
    Map<String, String> known = new HashMap<>();
    threads.forEach((thread, read) -> {
      if (reading.has(view, thread) && (read.isEmpty() || reading.reads(view, read))) {
        known.put(thread, read);
      }
    });
    return known;
  }
}
