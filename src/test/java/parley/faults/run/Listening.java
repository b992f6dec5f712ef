package parley.faults.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import parley.faults.judged.Fact;
import parley.faults.judged.History;
import parley.world.Ear;
import parley.world.Reply;

/** Somebody who listens all the time, and comes again from where the line broke. */
final class Listening implements Runnable {
  private static final Duration PATIENCE = Duration.ofMillis(300);
  private final Being being;
  private final String thread;
  private final History history;
  private final List<String> known = new ArrayList<>();
  private final Set<String> read = new HashSet<>();
  private @Nullable String cursor;
  private volatile boolean over;
  private volatile @Nullable String last;
  private final AtomicInteger comings = new AtomicInteger();
  private volatile int comingsBefore = Integer.MAX_VALUE;
  private final AtomicInteger heard = new AtomicInteger();

  Listening(Being being, String thread, History history) {
    this.being = being;
    this.thread = thread;
    this.history = history;
  }

  /** Ends when this was heard. */
  void until(String command) {
    last = command;
  }

  void stop() {
    over = true;
  }

  /** How often it came, for the figures. */
  int comings() {
    return comings.get();
  }

  /** From now on they are removed. */
  void removed() {
    comingsBefore = comings.get();
  }

  /** Whether what they heard ended and they came again when they were removed. */
  boolean cameAgain() {
    return comings.get() > comingsBefore;
  }

  /** How many contributions it heard. */
  int heard() {
    return heard.get();
  }

  @Override
  public void run() {
    while (!over) {
      comings.incrementAndGet();
      try {
        if (cursor == null) {
          begin();
        } else {
          listen(cursor);
        }
      } catch (UncheckedIOException | CompletionException broken) {
        being.moves();
        look();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      Being.pause();
    }
  }

  /** Signs in anew where that is what is wrong. */
  private void look() {
    try {
      if (being.person().get("/api/me").status() == 401) {
        being.signsInAgain();
      }
    } catch (UncheckedIOException away) {
      being.moves();
    }
  }

  /** Reads the room, then the thread: what came between is on the page and comes as a frame. */
  private void begin() {
    long at = System.nanoTime();
    Reply room = being.person().enters();
    List<String> page = room.status() == 200 ? being.reads(thread) : null;
    if (page == null) {
      look();
      return;
    }
    String now = room.cursor();
    read.clear();
    read.addAll(page);
    known.clear();
    known.addAll(page);
    history.add(new Fact.Began(at, being.login(), place(), page, now));
    cursor = now;
  }

  private String place() {
    return being.person().place().room();
  }

  private void listen(String from) throws InterruptedException {
    try (Ear ear = being.person().listens(from)) {
      boolean open = true;
      while (open && !over) {
        JsonNode frame = ear.next(PATIENCE);
        open = frame == null || heard(frame);
        over |= last != null && known.contains(last);
      }
    }
  }

  /** False if nothing more is to be heard here. */
  private boolean heard(JsonNode frame) {
    String type = frame.get("type").textValue();
    if (type.equals("startOver")) {
      cursor = null;
      return false;
    } else if (type.equals("end") || type.equals("closed")) {
      look();
      return false;
    } else if (frame.has("after")) {
      String command = Being.command(frame.path("contribution").toString());
      boolean anew = command != null && !read.contains(command);
      String after = frame.get("after").textValue();
      cursor = frame.get("cursor").textValue();
      history.add(
          new Fact.Heard(
              System.nanoTime(), being.login(), place(), after, cursor, anew ? command : null));
      if (command != null && anew) {
        known.add(command);
        heard.incrementAndGet();
      }
    }
    return true;
  }

  /** What was heard in the end, beside what a page shows now. */
  void compare() {
    List<String> fresh = being.reads(thread);
    history.add(new Fact.Finished(System.nanoTime(), being.login(), place()));
    history.add(
        new Fact.Folded(System.nanoTime(), being.login(), known.toString(), String.valueOf(fresh)));
  }
}
