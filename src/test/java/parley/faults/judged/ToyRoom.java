package parley.faults.judged;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import parley.faults.judged.History.Logged;

/** A room made of nothing but lists, right but for the one bug that is planted in it. */
final class ToyRoom {
  private static final String ROOM = "room";
  private static final int STEPS = 200;
  private static final int PAGE = 20;
  private static final long TICK = TimeUnit.MILLISECONDS.toNanos(300);
  private static final long LATE_MAX = TimeUnit.SECONDS.toNanos(3); // as a node may be behind
  private static final long HOUR = TimeUnit.HOURS.toNanos(1);

  /** What can be wrong with it, and as what it is found. */
  enum Bug {
    NONE("nothing"),
    LOSES_WHAT_IT_ACKNOWLEDGED("lost"),
    LEAVES_A_GAP("gap"),
    TAKES_A_RETRY_TWICE("twice"),
    ANSWERS_A_RETRY_OTHERWISE("two answers"),
    TAKES_WHAT_NOBODY_GAVE("nobody's"),
    PUTS_THE_LATER_FIRST("out of order"),
    LETS_TIME_FALL("time falls"),
    TAKES_A_WRONG_TIME("another time"),
    SKIPS_A_FRAME("no run"),
    TELLS_TWICE("no run"),
    TELLS_ANOTHER_ROOM("no run"),
    TEARS_THE_FRAMES("torn"),
    STOPS_TELLING("incomplete"),
    FORGETS_THE_BEGINNING("no run"),
    ENDS_TOO_EARLY("stale"),
    TELLS_AFTER_REMOVAL("after removal"),
    SHOWS_A_PAGE_AFTER_REMOVAL("after removal"),
    FOLDS_WRONGLY("differs");

    final String finding;

    Bug(String finding) {
      this.finding = finding;
    }
  }

  private final Bug bug;
  private final Random random;
  private final History history = new History();
  private final List<Logged> log = new ArrayList<>();
  private final Map<String, Integer> told = new LinkedHashMap<>(); // how far each listener is
  private final Map<String, String> cursors = new HashMap<>();
  private final Deque<String> unknown = new ArrayDeque<>(); // done, but nobody was told
  private long now;
  private int commands;
  private boolean planted;
  private long ahead; // of the log's time

  ToyRoom(Bug bug, long seed) {
    this.bug = bug;
    this.random = new Random(seed);
  }

  History run() {
    for (String listener : List.of("ana", "ben", "cho")) {
      history.allows(listener, ROOM);
      history.add(new Fact.Began(tick(), listener, ROOM, List.of(), "0"));
      told.put(listener, 0);
      cursors.put(listener, "0");
    }
    for (int step = 0; step < STEPS; step++) {
      step(step);
    }
    told.keySet().forEach(this::finish);
    if (bug == Bug.LEAVES_A_GAP) {
      long gone = log.get(log.size() / 2).n();
      log.removeIf(entry -> entry.n() == gone);
    }
    history.log(log);
    return history;
  }

  private void step(int step) {
    if (step == STEPS / 2) {
      removes();
    } else if (random.nextInt(3) == 0) {
      told.keySet().forEach(this::tell);
    } else if (random.nextInt(6) == 0) {
      reads(random.nextBoolean() ? "ana" : "ben");
    } else if (random.nextInt(5) == 0 && !unknown.isEmpty()) {
      retries();
    } else {
      takes();
    }
  }

  private long tick() {
    return now += TICK;
  }

  private boolean plant(Bug one) {
    boolean now = bug == one && !planted && log.size() > PAGE;
    planted |= now;
    return now;
  }

  private void takes() {
    String command = "c" + ++commands;
    history.add(new Fact.Given(tick(), "eve", command));
    if (plant(Bug.LOSES_WHAT_IT_ACKNOWLEDGED)) {
      history.add(new Fact.Acknowledged(tick(), "eve", command, "of " + command));
      return;
    }
    if (plant(Bug.PUTS_THE_LATER_FIRST)) {
      String later = "c" + ++commands;
      history.add(new Fact.Acknowledged(tick(), "eve", command, "of " + command));
      history.add(new Fact.Given(tick(), "eve", later));
      enter(ROOM, later, null);
      enter(ROOM, command, null);
      return;
    }
    boolean elsewhere = random.nextInt(6) == 0;
    enter(elsewhere ? "other" : ROOM, command, null);
    if (plant(Bug.TAKES_WHAT_NOBODY_GAVE)) {
      enter(ROOM, "ghost", null);
    }
    if (random.nextInt(4) == 0) {
      unknown.add(command);
    } else {
      history.add(new Fact.Acknowledged(tick(), "eve", command, "of " + command));
    }
  }

  private void enter(String room, @Nullable String command, @Nullable String removes) {
    boolean fresh = log.isEmpty() || random.nextBoolean();
    long n = log.isEmpty() ? 1 : log.getLast().n() + (fresh ? 1 : 0);
    ahead += command != null && plant(Bug.TAKES_A_WRONG_TIME) ? HOUR : 0;
    int i = fresh ? 0 : log.getLast().i() + 1;
    long at = plant(Bug.LETS_TIME_FALL) ? log.getLast().at() - 1 : now + ahead;
    log.add(new Logged(n, i, at, room, command, removes));
  }

  private void retries() {
    String command = unknown.remove();
    history.add(new Fact.Given(tick(), "eve", command));
    if (plant(Bug.TAKES_A_RETRY_TWICE)) {
      enter(ROOM, command, null);
    }
    String made = "of " + command;
    history.add(new Fact.Acknowledged(tick(), "eve", command, made));
    String again = plant(Bug.ANSWERS_A_RETRY_OTHERWISE) ? "another" : made;
    history.add(new Fact.Acknowledged(tick(), "eve", command, again));
  }

  /** A page of a node that is not the latest, as it may be. */
  private void reads(String reader) {
    long known = now - (long) (random.nextDouble() * LATE_MAX);
    List<String> page = new ArrayList<>();
    for (Logged entry : log) {
      if (entry.command() != null && ROOM.equals(entry.room()) && entry.at() - ahead <= known) {
        page.add(entry.command());
      }
    }
    if (page.size() > PAGE && plant(Bug.FORGETS_THE_BEGINNING)) {
      page.removeFirst();
    } else if (page.size() > PAGE && plant(Bug.ENDS_TOO_EARLY)) {
      page = page.subList(0, PAGE / 4);
    }
    history.add(new Fact.Read(tick(), reader, ROOM, false, page));
  }

  private void removes() {
    tell("cho");
    enter(ROOM, null, "cho");
    if (bug != Bug.TELLS_AFTER_REMOVAL) {
      told.remove("cho");
    }
    history.add(new Fact.Removed(tick(), "cho"));
    boolean shown = plant(Bug.SHOWS_A_PAGE_AFTER_REMOVAL);
    history.add(new Fact.Read(tick(), "cho", ROOM, !shown, null));
  }

  private void tell(String listener) {
    if (bug == Bug.STOPS_TELLING && listener.equals("ana") && log.size() > PAGE) {
      return;
    }
    int from = told.getOrDefault(listener, 0);
    for (Logged entry : log.subList(from, log.size())) {
      boolean ours = ROOM.equals(entry.room()) || plant(Bug.TELLS_ANOTHER_ROOM);
      if (entry.command() != null && ours && !skips(listener)) {
        frame(listener, entry.command());
        if (plant(Bug.TELLS_TWICE)) {
          frame(listener, entry.command());
        }
      }
    }
    told.replace(listener, log.size());
  }

  /** Of what somebody was not told just before they went, nobody can know. */
  private boolean skips(String listener) {
    return !listener.equals("cho") && plant(Bug.SKIPS_A_FRAME);
  }

  private void frame(String listener, String command) {
    String cursor = "at " + command;
    String told = cursors.put(listener, cursor);
    String before = plant(Bug.TEARS_THE_FRAMES) ? "elsewhere" : told;
    history.add(new Fact.Heard(tick(), listener, ROOM, before, cursor, command));
  }

  private void finish(String listener) {
    tell(listener);
    if (!listener.equals("cho")) {
      reads(listener);
      history.add(new Fact.Finished(tick(), listener, ROOM));
    }
    String fold = plant(Bug.FOLDS_WRONGLY) ? "other" : "page";
    history.add(new Fact.Folded(tick(), listener, fold, "page"));
  }
}
