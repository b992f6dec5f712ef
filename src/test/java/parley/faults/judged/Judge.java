package parley.faults.judged;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import parley.faults.judged.Fact.Acknowledged;
import parley.faults.judged.Fact.Folded;
import parley.faults.judged.Fact.Given;
import parley.faults.judged.History.Logged;

/**
 * Looks for what must never be, whatever broke meanwhile: each promise of the log is one look, and
 * what it finds is a sentence.
 */
public final class Judge {
  private static final long OFF_NANOS_MAX = TimeUnit.MINUTES.toNanos(1);
  private final History history;
  private final List<String> found = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();

  private Judge(History history) {
    this.history = history;
  }

  /** All that is wrong with a run; nothing, if all promises held. */
  public static List<String> findings(History history) {
    Judge judge = new Judge(history);
    judge.gapless();
    judge.once();
    judge.acknowledgedIsThere();
    judge.oneAnswer();
    judge.realTime();
    judge.clocks();
    judge.folds();
    judge.found.addAll(new Streams(history, judge.places).findings());
    return List.copyOf(judge.found);
  }

  private void gapless() {
    long n = 0;
    int i = -1;
    for (Logged entry : history.log()) {
      boolean next = entry.n() == n && entry.i() == i + 1;
      boolean first = entry.n() == n + 1 && entry.i() == 0;
      if (!next && !first) {
        found.add("gap: after %d.%d stands %d.%d".formatted(n, i, entry.n(), entry.i()));
      }
      n = entry.n();
      i = entry.i();
    }
  }

  private void once() {
    for (int at = 0; at < history.log().size(); at++) {
      String command = history.log().get(at).command();
      if (command != null && places.putIfAbsent(command, at) != null) {
        found.add("twice: " + command);
      }
    }
  }

  private void acknowledgedIsThere() {
    for (Acknowledged fact : history.all(Acknowledged.class)) {
      if (!places.containsKey(fact.command())) {
        found.add("lost: " + fact.command() + " of " + fact.by());
      }
    }
    Set<String> given = new HashSet<>();
    history.all(Given.class).forEach(fact -> given.add(fact.command()));
    for (String command : places.keySet()) {
      if (!given.contains(command)) {
        found.add("nobody's: " + command);
      }
    }
  }

  private void oneAnswer() {
    Map<String, String> made = new HashMap<>();
    for (Acknowledged fact : history.all(Acknowledged.class)) {
      String before = made.putIfAbsent(fact.command(), fact.made());
      if (before != null && !before.equals(fact.made())) {
        found.add("two answers: " + fact.command());
      }
    }
  }

  /** What was given after something was acknowledged stands behind it. */
  private void realTime() {
    Set<String> given = new HashSet<>();
    int behind = -1;
    Map<String, Integer> floors = new HashMap<>();
    for (Fact fact : history.inOrder().toList()) {
      if (fact instanceof Given now && given.add(now.command())) {
        floors.put(now.command(), behind);
      } else if (fact instanceof Acknowledged now) {
        behind = Math.max(behind, places.getOrDefault(now.command(), -1));
      }
    }
    floors.forEach((command, floor) -> {
      if (places.getOrDefault(command, Integer.MAX_VALUE) <= floor) {
        found.add("out of order: " + command + " stands before what it came after");
      }
    });
  }

  /** The time of the log never falls, and each entry bears that of its command, about. */
  private void clocks() {
    long before = Long.MIN_VALUE;
    for (Logged entry : history.log()) {
      if (entry.at() < before) {
        found.add("time falls: at %d.%d".formatted(entry.n(), entry.i()));
      }
      before = entry.at();
    }
    Map<String, Long> given = new HashMap<>();
    history.all(Given.class).forEach(fact -> given.putIfAbsent(fact.command(), fact.at()));
    for (Acknowledged fact : history.all(Acknowledged.class)) {
      Integer place = places.get(fact.command());
      long first = given.getOrDefault(fact.command(), fact.at());
      long at = place == null ? first : history.log().get(place).at();
      if (at < first - OFF_NANOS_MAX || at > fact.at() + OFF_NANOS_MAX) {
        found.add("another time: " + fact.command());
      }
    }
  }

  private void folds() {
    for (Folded fact : history.all(Folded.class)) {
      if (!fact.folded().equals(fact.fresh())) {
        found.add("differs: what " + fact.observer() + " heard and what a page shows");
      }
    }
  }
}
