package parley.draft;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import parley.draft.log.Committed;
import parley.draft.log.Log;
import parley.draft.log.Recent;
import parley.draft.log.TextCode;
import parley.draft.log.TextEntry;
import parley.forum.Attribution.Shown;
import parley.push.Channel;
import parley.push.Receiver;
import parley.web.Account;
import parley.web.Json;
import parley.web.Problem;

/**
 * What was written in one text lately, and who is told. Joining and telling exclude each other, so
 * a receiver gets what came after its version, then everything since, once. All see the same bytes.
 */
final class TextFeed {
  private final Log.Place place;
  private final Desk desk;
  private final ReentrantLock publishing = new ReentrantLock();
  private final Recent recent = new Recent();

  /** By when they read it no more: all else see the same. */
  private final Channel<Instant> channel = new Channel<>();

  TextFeed(Log.Place place, Desk desk) {
    this.place = place;
    this.desk = desk;
  }

  /** Where a caret stands: a selection of the text at a version. */
  record Caret(String pen, long version, int anchor, int head) {}

  /** Where a receiver stands, which entries it may be told, and until when. */
  record From(long version, Predicate<Committed> reads, Instant until) {
    boolean follow(List<Committed> missed) {
      return missed.isEmpty()
          || (missed.getFirst().from() == version && missed.stream().allMatch(reads));
    }
  }

  private record Stepped(
      String type,
      String room,
      String text,
      String cursor,
      String after,
      String commit,
      JsonNode steps) {}

  private record Fenced(String type, String room, String text, String cursor, String after) {}

  private record Told(String type, String room, String text) {}

  private record Subscribed(String type, String room, String text, String cursor) {}

  private record Moved(String type, String room, String text, Caret caret, Shown by) {}

  /**
   * Makes entries visible and tells them.
   *
   * @param visible lets requests see the new state
   */
  void show(List<Committed> entries, Runnable visible) {
    publishing.lock();
    try {
      visible.run();
      end();
      for (Committed entry : entries) {
        recent.add(entry);
        channel.publish(until -> frame(entry));
      }
    } finally {
      publishing.unlock();
    }
  }

  /** The frames of these, for whoever asks instead of listening. */
  List<Json.Raw> frames(List<Committed> entries) {
    return entries.stream()
        .map(entry -> new Json.Raw(frame(entry).getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  private String frame(Committed entry) {
    String from = String.valueOf(entry.from());
    String to = String.valueOf(entry.to());
    String room = place.room();
    String text = place.text();
    return Json.text(
        switch (entry.entry()) {
          case TextEntry.Stepped e ->
              new Stepped(
                  "stepped", room, text, to, from, e.commit(), TextCode.json(entry.steps()));
          case TextEntry.TakenOut e ->
              new Stepped(
                  "takenOut", room, text, to, from, e.commit(), TextCode.json(entry.steps()));
          case TextEntry.Fenced e -> new Fenced("fenced", room, text, to, from);
        });
  }

  /** The entries since a version, or null where this does not go back so far. */
  @Nullable List<Committed> since(long version, long now) {
    publishing.lock();
    try {
      return recent.since(version, now);
    } finally {
      publishing.unlock();
    }
  }

  /**
   * Sends what came after a version, then joins; or tells to start over.
   *
   * @throws Problem not-found if the receiver may read it no more
   */
  void join(Receiver receiver, From from, LongSupplier now) {
    publishing.lock();
    try {
      if (!desk.reads(place, receiver.account().id())) {
        throw Problem.notFound(); // any more: whoever was dismissed does not come after it
      }
      List<Committed> missed = recent.since(from.version, now.getAsLong());
      if (missed == null || !from.follow(missed)) {
        receiver.tell(List.of(Json.text(new Told("startOver", place.room(), place.text()))));
        return;
      }
      List<String> frames = new ArrayList<>(missed.stream().map(this::frame).toList());
      String cursor = String.valueOf(now.getAsLong());
      frames.add(Json.text(new Subscribed("subscribed", place.room(), place.text(), cursor)));
      receiver.tell(frames);
      channel.add(from.until, receiver);
    } finally {
      publishing.unlock();
    }
  }

  /** Tells where somebody's caret stands. */
  void move(Caret caret, Shown by) {
    publishing.lock();
    try {
      end();
      channel.publish(
          until -> Json.text(new Moved("caret", place.room(), place.text(), caret, by)));
    } finally {
      publishing.unlock();
    }
  }

  /** Whoever's time is over comes again, and hears whether it is. */
  private void end() {
    if (!channel.isEmpty()) {
      Instant now = desk.forums().now();
      String again = Json.text(new Told("startOver", place.room(), place.text()));
      channel.dismissKinds(until -> !now.isBefore(until), again);
    }
  }

  /** Ends what those hear who may read it no more. */
  void dismiss() {
    publishing.lock();
    try {
      Predicate<Account> out = account -> !desk.reads(place, account.id());
      channel.dismiss(out, Json.text(new Told("closed", place.room(), place.text())));
    } finally {
      publishing.unlock();
    }
  }

  void remove(Receiver receiver) {
    publishing.lock();
    try {
      channel.remove(receiver);
    } finally {
      publishing.unlock();
    }
  }

  boolean isQuiet() {
    publishing.lock();
    try {
      return channel.isEmpty();
    } finally {
      publishing.unlock();
    }
  }

  /** The version that a cursor stands for. */
  static long version(String cursor) {
    try {
      return Long.parseLong(cursor);
    } catch (NumberFormatException e) {
      throw new Problem(Problem.Code.BAD_CURSOR);
    }
  }
}
