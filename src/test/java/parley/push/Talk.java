package parley.push;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import parley.server.Served;

/** Rooms in which things are said: a source of frames for tests. A cursor is how many were said. */
final class Talk implements Source {
  private static final int PART = 128;
  static final String FORUM = Served.account("forum");
  static final String OPEN = Served.account("open");
  static final String QUIET = Served.account("quiet");
  static final String BROKEN = Served.account("broken");

  final AtomicInteger encodings = new AtomicInteger();
  final AtomicInteger gone = new AtomicInteger();
  private final Map<String, Room> rooms = new HashMap<>();

  Talk() {
    rooms.put(OPEN, new Room());
    rooms.put(QUIET, new Room());
  }

  private static final class Room {
    final List<String> said = new ArrayList<>();
    final Channel<Boolean> channel = new Channel<>();
  }

  /** Says it; programs, the other kind of viewer, hear it in capitals. */
  synchronized void say(String room, String text) {
    Room in = room(room);
    in.said.add(frame(in.said.size() + 1, text));
    String capitals = frame(in.said.size(), text).replace(text, text.toUpperCase(Locale.ROOT));
    String plain = in.said.getLast();
    in.channel.publish(program -> {
      encodings.incrementAndGet();
      return program ? capitals : plain;
    });
  }

  synchronized void whisper(String room, String account) {
    room(room).channel.toAccount(account, "{\"type\":\"yours\"}");
  }

  synchronized void expel(String room, String account) {
    room(room).channel.dismiss(a -> a.id().equals(account), "{\"type\":\"closed\"}");
  }

  synchronized int listening(String room) {
    return room(room).channel.size();
  }

  private static String frame(int n, String text) {
    return "{\"type\":\"said\",\"n\":" + n + ",\"text\":\"" + text + "\"}";
  }

  private Room room(String id) {
    Room room = rooms.get(id);
    if (room == null) {
      throw new IllegalArgumentException("No such room");
    }
    return room;
  }

  @Override
  public synchronized @Nullable String subscribe(
      Receiver receiver, Topic topic, @Nullable String cursor) {
    String room = topic.room();
    if (room.equals(BROKEN)) {
      throw new IllegalStateException("secret words");
    }
    Room in = rooms.get(room);
    if (in == null) {
      receiver.tell(List.of("{\"type\":\"closed\",\"room\":\"" + room + "\"}"));
      return null;
    }
    int from = cursor == null ? in.said.size() : Integer.parseInt(cursor);
    int to = Math.min(from + PART, in.said.size());
    List<String> first = new ArrayList<>(in.said.subList(from, to));
    boolean all = to == in.said.size();
    if (all) {
      first.add("{\"type\":\"subscribed\",\"cursor\":\"" + to + "\"}");
      in.channel.add(receiver.account().bearer(), receiver);
    }
    receiver.tell(first);
    return all ? null : String.valueOf(to);
  }

  @Override
  public synchronized void unsubscribe(Receiver receiver, String room) {
    Room in = rooms.get(room);
    if (in != null) {
      in.channel.remove(receiver);
    }
  }

  @Override
  public synchronized void gone(Receiver receiver) {
    rooms.values().forEach(room -> room.channel.remove(receiver));
    gone.incrementAndGet();
  }
}
