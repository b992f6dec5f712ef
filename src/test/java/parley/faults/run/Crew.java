package parley.faults.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import parley.faults.judged.Fact;
import parley.faults.judged.History;
import parley.faults.judged.Judge;
import parley.world.Person;
import parley.world.World;

/** All who are at a site while things break: who write, who listen, who will be removed. */
final class Crew {
  private static final List<String> WRITERS = List.of("ana", "amy", "ben", "bob");
  private static final int PATIENCE_SECONDS = 60;
  private static final int HEARING_SECONDS = 30;
  final History history = new History();
  final Being olga;
  final String thread;
  private final Site site;
  private final Map<String, String> participants = new HashMap<>();
  private final Map<String, Being> goers = new HashMap<>();
  final List<Writing> writings = new ArrayList<>();
  private final List<Listening> listenings = new ArrayList<>();
  private final List<Repeating> repeatings = new ArrayList<>();
  private final List<Leaving> leavings = new ArrayList<>();
  private final Map<String, Listening> leaversEars = new HashMap<>();
  private final Map<Runnable, Thread> busy = new HashMap<>(); // until they are stopped
  private final Map<Runnable, Thread> ears = new HashMap<>(); // until they heard the last
  private final ConcurrentLinkedQueue<Throwable> broken = new ConcurrentLinkedQueue<>();

  Crew(Site site, List<String> goers) {
    this.site = site;
    this.olga = new Being(site, site.a, "olga");
    List<Being> writers = new ArrayList<>();
    for (String login : WRITERS) {
      writers.add(seated(isAtA(login) ? site.a : site.b, login));
    }
    Being cho = seated(site.a, "cho");
    Being dan = seated(site.b, "dan");
    for (String login : goers) {
      this.goers.put(login, seated(site.b, login));
    }
    Person opener = writers.getFirst().person();
    thread = opener.opensThread("Water").ok().get("thread").get("id").textValue();
    String cursor = olga.person().enters().cursor();
    for (Being each : writers) {
      Being again = new Being(site, isAtA(each.login()) ? site.b : site.a, each.login());
      again.sees(cursor);
      repeatings.add(new Repeating(new Sending(again, thread, history)));
      each.sees(cursor);
      writings.add(new Writing(new Sending(each, thread, history), repeatings.getLast()));
    }
    listenings.add(new Listening(cho, thread, history));
    listenings.add(new Listening(dan, thread, history));
    for (Being each : this.goers.values()) {
      leavings.add(new Leaving(each, thread, history));
      Being ear = new Being(site, site.b, each.login());
      leaversEars.put(each.login(), new Listening(ear, thread, history));
    }
    start();
  }

  private static boolean isAtA(String login) {
    return WRITERS.indexOf(login) < WRITERS.size() / 2;
  }

  private void start() {
    writings.forEach(each -> busy.put(each, started(each)));
    repeatings.forEach(each -> busy.put(each, started(each)));
    leavings.forEach(each -> busy.put(each, started(each)));
    leaversEars.values().forEach(each -> busy.put(each, started(each)));
    listenings.forEach(each -> ears.put(each, started(each)));
  }

  private Thread started(Runnable one) {
    return Thread.ofVirtual().uncaughtExceptionHandler((thread, e) -> broken.add(e)).start(one);
  }

  private Being seated(Site.Spot at, String login) {
    Being being = new Being(site, at, login);
    ObjectNode seat =
        olga.person()
            .change()
            .put("email", site.issuer.person(login).email())
            .put("capacity", "personal")
            .put("horizon", "all")
            .put("party", "US");
    seat.putArray("roles").add("participant");
    seat.putArray("groups");
    String id =
        olga.person().post(World.people(site.place), seat).ok().get("participant").textValue();
    participants.put(id, login);
    history.allows(login, site.place.room());
    return being;
  }

  /** Takes somebody out; from when this returns nothing more may reach them. */
  void removes(String login) throws InterruptedException {
    Listening ear = Objects.requireNonNull(leaversEars.get(login));
    awaits(() -> ear.heard() > 0, login + " heard something");
    String id =
        participants.entrySet().stream()
            .filter(entry -> entry.getValue().equals(login))
            .findFirst()
            .orElseThrow()
            .getKey();
    olga.person().removes(id).ok();
    history.add(new Fact.Removed(System.nanoTime(), login));
    ear.removed();
  }

  /** How long until each of those who write was acknowledged something from now on. */
  double writesAgainSeconds(int secondsMax) {
    long from = System.nanoTime();
    while (writings.stream().anyMatch(each -> each.acknowledgedNanos() < from)) {
      Being.pause();
      double waited = (System.nanoTime() - from) / 1e9;
      assertThat(waited).as("until all write again").isLessThan(secondsMax);
      assertThat(broken).isEmpty();
    }
    return (System.nanoTime() - from) / 1e9;
  }

  /** Waits until each of those who write was acknowledged so many more. */
  void writesOn(int more) {
    long from = System.nanoTime();
    for (Writing each : writings) {
      int before = each.acknowledged();
      while (each.acknowledged() < before + more) {
        Being.pause();
        double waited = (System.nanoTime() - from) / 1e9;
        assertThat(waited).as("until all have written on").isLessThan(PATIENCE_SECONDS);
        assertThat(broken).isEmpty();
      }
    }
  }

  /** Sends those who write to the nodes where they began. */
  void goesHome() {
    writings.forEach(Writing::goesHome);
  }

  /** Lets all come to an end and judges what was recorded. */
  void judged() throws IOException, InterruptedException {
    writings.forEach(Writing::stop);
    repeatings.forEach(Repeating::stop);
    for (Leaving each : leavings) {
      awaits(() -> each.refusals() > 0, "a refusal of who was removed");
      each.stop();
    }
    for (Listening each : leaversEars.values()) {
      awaits(each::cameAgain, "who was removed comes again");
      each.stop();
    }
    ended(busy, PATIENCE_SECONDS);
    String last = writings.getFirst().once();
    for (Listening each : listenings) {
      each.until(last);
    }
    ended(ears, HEARING_SECONDS);
    assertThat(broken).isEmpty();
    listenings.forEach(Listening::compare);
    history.log(new LogReader(site, participants).entries());
    assertThat(Judge.findings(history)).isEmpty();
    assertThat(repeatings).allMatch(each -> each.answered() > 0);
    int comings = listenings.stream().mapToInt(Listening::comings).sum();
    int repeated = repeatings.stream().mapToInt(Repeating::answered).sum();
    System.out.printf(
        "%s, %d answered twice, listeners came %d times%n", history.size(), repeated, comings);
  }

  private void awaits(BooleanSupplier what, String told) throws InterruptedException {
    long from = System.nanoTime();
    while (!what.getAsBoolean()) {
      Being.pause();
      double waited = (System.nanoTime() - from) / 1e9;
      assertThat(waited).as(told).isLessThan(PATIENCE_SECONDS);
      assertThat(broken).isEmpty();
    }
  }

  private static void ended(Map<Runnable, Thread> all, int seconds) throws InterruptedException {
    for (Map.Entry<Runnable, Thread> each : all.entrySet()) {
      boolean ends = each.getValue().join(Duration.ofSeconds(seconds));
      String at = Arrays.toString(each.getValue().getStackTrace());
      assertThat(ends).as("%s ends, which is at %s", each.getKey(), at).isTrue();
    }
  }
}
