package parley.faults.judged;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.faults.judged.Fact.Acknowledged;
import parley.faults.judged.Fact.Began;
import parley.faults.judged.Fact.Finished;
import parley.faults.judged.Fact.Folded;
import parley.faults.judged.Fact.Given;
import parley.faults.judged.Fact.Heard;
import parley.faults.judged.Fact.Read;
import parley.faults.judged.Fact.Removed;
import parley.faults.judged.History.Logged;

/**
 * What each observer was told of each room: a contiguous run of what they may see there, and
 * nothing of what happened after their removal.
 */
final class Streams {
  private static final long LATE_NANOS_MAX = 3_500_000_000L;
  private final History history;
  private final Map<String, Integer> places;
  private final Map<String, Stream> streams = new HashMap<>();
  private final Map<String, Integer> lastSeen = new HashMap<>(); // place of the removal
  private final Set<String> removed = new HashSet<>();
  private final Map<String, Set<String>> givenSince = new HashMap<>(); // after the removal
  private final Set<String> given = new HashSet<>();
  private final Deque<Acknowledged> young = new ArrayDeque<>();
  private int settled = -1; // place up to which all was acknowledged so long ago that all show it
  private final List<String> found = new ArrayList<>();

  /** How far somebody is in a room. */
  private static final class Stream {
    final List<String> expected;
    int next;
    int settled; // how much of it every page must show
    @Nullable String cursor;

    Stream(List<String> expected) {
      this.expected = expected;
    }
  }

  /**
   * @param places where in the log the effect of each command stands
   */
  Streams(History history, Map<String, Integer> places) {
    this.history = history;
    this.places = places;
  }

  List<String> findings() {
    for (int at = 0; at < history.log().size(); at++) {
      String gone = history.log().get(at).removes();
      if (gone != null) {
        lastSeen.put(gone, at);
      }
    }
    history.inOrder().forEach(this::look);
    return found;
  }

  private void look(Fact fact) {
    switch (fact) {
      case Given now -> given(now);
      case Removed now -> {
        removed.add(now.observer());
        givenSince.put(now.observer(), new HashSet<>());
      }
      case Began now -> began(now);
      case Heard now -> heard(now);
      case Read now -> read(now);
      case Finished now -> finished(now);
      case Acknowledged now -> young.add(now);
      case Folded now -> {}
    }
  }

  private void given(Given now) {
    if (given.add(now.command())) {
      givenSince.values().forEach(since -> since.add(now.command()));
    }
  }

  private Stream stream(String observer, String room) {
    return streams.computeIfAbsent(
        observer + " in " + room, who -> new Stream(expected(observer, room)));
  }

  /** What this observer may be told of a room, in order. */
  private List<String> expected(String observer, String room) {
    List<String> expected = new ArrayList<>();
    int end = lastSeen.getOrDefault(observer, history.log().size());
    for (Logged entry : history.log().subList(0, end)) {
      if (entry.command() != null && room.equals(entry.room()) && history.allowed(observer, room)) {
        expected.add(entry.command());
      }
    }
    return expected;
  }

  private void began(Began now) {
    refusedToThoseGone(now.observer(), "began to read");
    Stream stream = stream(now.observer(), now.room());
    stream.next = after(now, now.observer(), stream, now.seen());
    stream.cursor = now.cursor();
  }

  private void read(Read now) {
    if (!now.refused()) {
      refusedToThoseGone(now.observer(), "read a page");
    }
    List<String> seen = now.seen();
    if (seen != null) {
      after(now, now.observer(), stream(now.observer(), now.room()), seen);
    }
  }

  private void refusedToThoseGone(String observer, String what) {
    if (removed.contains(observer)) {
      found.add("after removal: " + observer + " " + what);
    }
  }

  /**
   * How far a page goes: from the first that may be seen, as all here read from the start, to at
   * least what was acknowledged so long before it was asked for that every node knows it.
   */
  private int after(Fact asked, String observer, Stream stream, List<String> seen) {
    seen.forEach(command -> told(observer, command));
    int to = Math.min(stream.expected.size(), seen.size());
    if (!stream.expected.subList(0, to).equals(seen)) {
      found.add("no run: the page of " + observer + " with " + seen.size());
    }
    settle(asked.at(), stream);
    if (to < stream.settled) {
      found.add("stale: the page of %s shows %d of %d".formatted(observer, to, stream.settled));
    }
    return to;
  }

  private void settle(long asked, Stream stream) {
    while (!young.isEmpty() && young.getFirst().at() < asked - LATE_NANOS_MAX) {
      settled = Math.max(settled, places.getOrDefault(young.removeFirst().command(), -1));
    }
    while (stream.settled < stream.expected.size()
        && places.getOrDefault(stream.expected.get(stream.settled), -1) <= settled) {
      stream.settled++;
    }
  }

  private void heard(Heard now) {
    Stream stream = stream(now.observer(), now.room());
    if (stream.cursor != null && !stream.cursor.equals(now.after())) {
      found.add("torn: " + now.observer() + " at " + now.cursor());
    }
    stream.cursor = now.cursor();
    String command = now.command();
    if (command == null) {
      return;
    }
    told(now.observer(), command);
    boolean fits =
        stream.next < stream.expected.size() && stream.expected.get(stream.next).equals(command);
    if (!fits) {
      found.add("no run: " + now.observer() + " heard " + command);
    }
    stream.next = stream.expected.indexOf(command) + 1;
  }

  private void told(String observer, String command) {
    if (givenSince.getOrDefault(observer, Set.of()).contains(command)
        || places.getOrDefault(command, -1) > lastSeen.getOrDefault(observer, Integer.MAX_VALUE)) {
      found.add("after removal: " + observer + " was told of " + command);
    }
  }

  private void finished(Finished now) {
    Stream stream = stream(now.observer(), now.room());
    if (stream.next != stream.expected.size()) {
      found.add(
          "incomplete: %s knows %d of %d"
              .formatted(now.observer(), stream.next, stream.expected.size()));
    }
  }
}
