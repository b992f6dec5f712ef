package parley.faults.judged;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A run as it was recorded: the facts in the order of their times, and at the end the log. */
public final class History {
  private final ConcurrentLinkedQueue<Fact> facts = new ConcurrentLinkedQueue<>();
  private final Map<String, List<String>> rooms = new HashMap<>();
  private List<Logged> log = List.of();

  /**
   * An entry of the log as it is kept.
   *
   * @param at the time that it bears, by the clock of the facts
   * @param command whose effect it is; null if it is of none that is followed here
   * @param removes the observer whom it takes out; null if none
   */
  public record Logged(
      long n,
      int i,
      long at,
      @Nullable String room,
      @Nullable String command,
      @Nullable String removes) {}

  /** From now on, this observer may see these rooms, until removed. */
  public synchronized void allows(String observer, String... seen) {
    rooms.put(observer, List.of(seen));
  }

  synchronized boolean allowed(String observer, String room) {
    return rooms.getOrDefault(observer, List.of()).contains(room);
  }

  public void add(Fact fact) {
    facts.add(fact);
  }

  /** The log, when all is over. */
  public void log(List<Logged> entries) {
    log = List.copyOf(entries);
  }

  List<Logged> log() {
    return log;
  }

  /** The facts of one kind in the order of their times. */
  <F extends Fact> List<F> all(Class<F> kind) {
    return inOrder().filter(kind::isInstance).map(kind::cast).toList();
  }

  Stream<Fact> inOrder() {
    List<Fact> sorted = new ArrayList<>(facts);
    sorted.sort(java.util.Comparator.comparingLong(Fact::at));
    return sorted.stream();
  }

  /** How much was recorded, for the figures. */
  public String size() {
    return "%d acknowledged, %d told, %d entries"
        .formatted(acknowledged(), all(Fact.Heard.class).size(), log.size());
  }

  /** How many commands were acknowledged, however often each was. */
  public long acknowledged() {
    return all(Fact.Acknowledged.class).stream().map(Fact.Acknowledged::command).distinct().count();
  }
}
