package parley.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.world.Ear;
import parley.world.Fold;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/**
 * Histories by chance: whatever happened, whoever heard all of it has what a fresh read gives, and
 * so has the node after a restart from its snapshot. {@code -Dparley.seeds=200} for a long run,
 * {@code -Dparley.seed=7} for one.
 */
class HistoryTest {
  private static final int SEEDS = Integer.getInteger("parley.seeds", 20);
  private static final int STEPS = 60;
  private static final String[] LOGINS = {"ana", "amy", "ben", "cho"};
  private static final String[] PARTIES = {"US", "US", "RU", "CN"};
  @TempDir Path directory;

  @Test
  void whoHeardAllOfItHasWhatAFreshReadGives() {
    try (World world = new World(directory)) {
      Integer one = Integer.getInteger("parley.seed");
      for (int seed = one == null ? 1 : one; seed <= (one == null ? SEEDS : one); seed++) {
        new History(world, seed).run();
      }
    }
  }

  /** One contribution, and whose it is. */
  private record Said(Person by, String thread, String id, int version) {}

  /** One forum in which things happen by chance. */
  private static final class History {
    private final World world;
    private final int seed;
    private final Random random;
    private final Person olga;
    private final List<Person> people = new ArrayList<>();
    private final Map<String, Fold> folds = new HashMap<>();
    private final Map<String, String> seated = new HashMap<>();
    private final List<String> threads = new ArrayList<>();
    private final List<Said> said = new ArrayList<>();
    private final Person cora;
    private final Steering steering;
    private int tightened;

    History(World world, int seed) {
      this.world = world;
      this.seed = seed;
      this.random = new Random(seed);
      this.olga = world.organiser("olga", Rule.Preset.ATTRIBUTED.rule());
      for (String login : LOGINS) {
        people.add(world.visitor(login).in(olga.place()));
      }
      cora = world.visitor("cora").in(olga.place());
      world.seats(olga, cora, "US", "coChair", "all").ok();
      steering = new Steering(cora, random);
      joins(people.getFirst());
      folds.put("olga", Fold.read(olga));
      folds.put("cora", Fold.read(cora));
      opens(people.getFirst());
    }

    void run() {
      for (int step = 0; step < STEPS; step++) {
        step();
        world.later(Duration.ofSeconds(random.nextInt(3)));
        if (random.nextInt(12) == 0) {
          catchUp();
        }
      }
      catchUp();
      Map<String, String> before = fresh();
      for (var fold : folds.entrySet()) {
        String login = fold.getKey();
        assertThat(fold.getValue().all())
            .as("seed %d, %s", seed, login)
            .isEqualTo(before.get(login));
      }
      world.parley().forums().snapshot(olga.place().forum());
      if (seed % 5 == 0) {
        opens(people.get(seated(0))); // what came after the snapshot is read from the journal
        before = fresh();
        world.restart();
        assertThat(fresh()).as("seed %d after a restart", seed).isEqualTo(before);
      }
    }

    private Map<String, String> fresh() {
      Map<String, String> read = new HashMap<>();
      folds.keySet().forEach(login -> read.put(login, Fold.read(named(login)).all()));
      return read;
    }

    private Person named(String login) {
      Person manager = login.equals("cora") ? cora : olga;
      return people.stream().filter(p -> p.login().equals(login)).findFirst().orElse(manager);
    }

    /** Everybody hears what happened since they last did: by poll, or by a socket. */
    private void catchUp() {
      folds.forEach((login, fold) -> {
        Person reader = named(login);
        if (random.nextBoolean() || !fold.readsAll()) { // a poll waits where nothing is told
          try (Ear ear = reader.listens(fold.cursor())) {
            var first = ear.next();
            var heard = new ArrayList<>(List.of(first));
            while (!heard.getLast().get("type").textValue().matches("subscribed|startOver")) {
              heard.add(ear.next());
            }
            fold.apply(heard);
          }
        } else if (!reader.enters().cursor().equals(fold.cursor())) {
          fold.apply(reader.polls(fold.cursor()).ok().get("frames"));
        }
      });
    }

    private void step() {
      int dice = random.nextInt(100);
      Person somebody = people.get(seated(random.nextInt(people.size())));
      if (dice < 8) {
        joins(people.get(random.nextInt(people.size())));
      } else if (dice < 12 && seated.size() > 1) {
        leaves(somebody);
      } else if (dice < 17) {
        opens(somebody);
      } else if (dice < 22) {
        steers(somebody);
      } else if (dice < 50 || said.isEmpty()) {
        add(somebody, somebody.contributes(thread(), "words " + dice));
      } else if (dice < 65) {
        quotes(somebody, any());
      } else if (dice < 82) {
        edits(any());
      } else if (dice < 98) {
        withdraws(any());
      } else {
        tightens();
      }
    }

    private int seated(int from) {
      int at = from;
      while (!seated.containsKey(people.get(at).login())) {
        at = (at + 1) % people.size();
      }
      return at;
    }

    private String thread() {
      return threads.get(random.nextInt(threads.size()));
    }

    private Said any() {
      return said.get(random.nextInt(said.size()));
    }

    private void joins(Person person) {
      if (!seated.containsKey(person.login())) {
        String party = PARTIES[people.indexOf(person)];
        String horizon = random.nextInt(3) == 0 && !seated.isEmpty() ? "now" : "all";
        Reply seat = world.seats(olga, person, party, "participant", horizon);
        seated.put(person.login(), seat.ok().get("participant").textValue());
        boolean all = horizon.equals("all");
        folds.put(person.login(), all ? Fold.read(person) : Fold.readFromNow(person));
      }
    }

    private void leaves(Person person) {
      olga.removes(Objects.requireNonNull(seated.remove(person.login()))).ok();
      folds.remove(person.login());
    }

    private void opens(Person person) {
      var made = person.opensThread("Thread " + threads.size()).ok();
      String thread = made.get("thread").get("id").textValue();
      threads.add(thread);
      said.add(new Said(person, thread, made.get("contribution").get("id").textValue(), 1));
    }

    /** Keeps what was made; what lies before somebody's horizon is refused. */
    private void add(Person by, Reply reply) {
      if (reply.status() == 201) {
        var made = reply.json().get("contribution");
        said.add(new Said(by, made.get("thread").textValue(), made.get("id").textValue(), 1));
      } else {
        assertThat(reply.status()).as(reply::text).isIn(400, 404, 409);
      }
    }

    private void quotes(Person by, Said quoted) {
      Person.Passage passage = new Person.Passage(quoted.id(), quoted.version(), 5);
      add(by, by.quotes(thread(), passage, "so you say"));
    }

    private void edits(Said own) {
      var doc = Person.words("later words " + random.nextInt(100));
      Reply reply = own.by().edits(own.thread(), own.id(), own.version(), doc);
      if (reply.status() == 200) {
        said.set(said.indexOf(own), new Said(own.by(), own.thread(), own.id(), own.version() + 1));
      } else {
        assertThat(reply.status()).as(reply::text).isIn(403, 404, 409);
      }
    }

    private void withdraws(Said own) {
      assertThat(own.by().withdraws(own.thread(), own.id()).status()).isIn(200, 403, 404, 409);
    }

    private void steers(Person somebody) {
      switch (random.nextInt(4)) {
        case 0 -> steering.locks();
        case 1 ->
            steering.offRecord(() -> add(somebody, somebody.contributes(thread(), "frankly")));
        case 2 ->
            steering.suspendsAndRestores(Objects.requireNonNull(seated.get(somebody.login())));
        default -> {
          steering.loosens();
          tightened = 0;
        }
      }
    }

    private void tightens() {
      if (steering.tightens(olga, tightened)) {
        tightened++;
      }
    }
  }
}
