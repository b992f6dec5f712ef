package parley.feed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import parley.forum.Event.Entry;
import parley.forum.ForumEvent;
import parley.forum.Participant;
import parley.forum.View;
import parley.push.Channel;
import parley.push.Receiver;
import parley.store.Position;
import parley.web.Json;

/**
 * What happened in one room lately, and who listens. Guarded by the forum's publish lock, so that
 * joining and publishing never overlap: a receiver gets what came after its cursor, then everything
 * since, once.
 */
final class RoomFeed {
  static final int ENTRIES_MAX = 5_000;
  private final String room;
  private final Cursors cursors;
  private final Deque<Entry> log = new ArrayDeque<>();
  private final Channel<View.Kind> channel = new Channel<>();
  private final Map<View.Kind, Position> predecessors = new HashMap<>();
  private Position floor = Position.START;

  RoomFeed(String room, Cursors cursors) {
    this.room = room;
    this.cursors = cursors;
  }

  /** Remembers an entry without what was said in it: that is read from today's state. */
  void remember(Entry entry) {
    log.addLast(new Entry(entry.at(), entry.time(), entry.event().bare()));
    if (log.size() > ENTRIES_MAX) {
      floor = log.removeFirst().at();
    }
  }

  /** Gives an entry to all who listen, encoded once for each kind of viewer. */
  void publish(Entry entry, BiFunction<View.Kind, Entry, @Nullable Object> frame) {
    if (channel.isEmpty()) {
      return;
    }
    channel.dismissKinds(kind -> kind.isOver(entry.time()), told("startOver")); // to hear: closed
    channel.publish(kind -> {
      Object told = frame.apply(kind, entry);
      if (told == null) {
        return null;
      }
      Position after = predecessors.getOrDefault(kind, floor);
      predecessors.put(kind, entry.at());
      return text(told, after, entry.at());
    });
  }

  /** Ends what somebody hears of this room. */
  void dismiss(@Nullable Participant gone) {
    end(gone, told("closed"));
  }

  /** Somebody reads it anew. */
  void startOver(@Nullable Participant other) {
    end(other, told("startOver"));
  }

  private void end(@Nullable Participant hears, String last) {
    if (hears != null) {
      channel.dismiss(who -> who.id().equals(hears.account()), last);
    }
  }

  /** The room is no more. */
  void close() {
    channel.dismiss(who -> true, told("closed"));
  }

  /** Everybody reads the room anew. */
  void startOver() {
    channel.dismiss(who -> true, told("startOver"));
    predecessors.clear();
  }

  void yours(String account, Position at, String command) {
    channel.toAccount(
        account, Json.text(new Yours("yours", room, cursors.cursor(room, at), command)));
  }

  private record Yours(String type, String room, String cursor, String command) {}

  void add(View view, Receiver receiver, Position last) {
    predecessors.put(view.kind(), last);
    channel.add(view.kind(), receiver);
  }

  boolean isQuiet() {
    return channel.isEmpty();
  }

  void remove(Receiver receiver) {
    channel.remove(receiver);
  }

  /**
   * What came since a place, as today's state lets this view see it; null where only a fresh read
   * can tell: the log does not reach back, or what the view may see has changed since.
   */
  @Nullable Missed since(
      View view, Position from, BiFunction<View.Kind, Entry, @Nullable Object> frame) {
    if (from.isBefore(floor) || from.isAfter(view.room().last()) || !view.reads(from)) {
      return null;
    }
    List<String> frames = new ArrayList<>();
    Position after = from;
    int characters = 0;
    for (Entry entry : log) {
      if (!entry.at().isAfter(from)) {
        continue;
      }
      if (frames.size() == Missed.FRAMES_MAX || characters > Missed.CHARACTERS_MAX) {
        return new Missed(frames, cursors.cursor(room, after));
      }
      if ((entry.event() instanceof ForumEvent.OfRoom changed && changed.showsAuthorsAnew())
          || !view.reads(entry.at())) {
        return null;
      }
      Object told = frame.apply(view.kind(), entry);
      if (told != null) {
        frames.add(text(told, after, entry.at()));
        characters += frames.getLast().length();
        after = entry.at();
      }
    }
    return new Missed(frames, null);
  }

  private String text(Object told, Position after, Position at) {
    String json = Json.text(told);
    return "{\"room\":\""
        + room
        + "\",\"cursor\":\""
        + cursors.cursor(room, at)
        + "\",\"after\":\""
        + cursors.cursor(room, after)
        + "\","
        + json.substring(1);
  }

  private String told(String type) {
    return "{\"type\":\"" + type + "\",\"room\":\"" + room + "\"}";
  }
}
