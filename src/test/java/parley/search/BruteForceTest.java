package parley.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.forum.Rule.Existence;
import parley.forum.Rule.Inside;
import parley.forum.Rule.OutsideUse;
import parley.forum.Rule.ParticipantList;
import parley.world.Person;
import parley.world.Person.Place;
import parley.world.Reply;
import parley.world.World;

/**
 * Histories by chance: whatever happened, a search finds and counts what somebody finds who reads
 * through everything they may read. {@code -Dparley.seeds=100} for a long run, {@code
 * -Dparley.seed=7} for one.
 */
class BruteForceTest {
  private static final int SEEDS = Integer.getInteger("parley.seeds", 3);
  private static final int STEPS = 60;
  private static final String[] LOGINS = {"ana", "amy", "ben", "cho"};
  private static final String[] PARTIES = {"US", "US", "RU", "CN"};
  private static final Map<String, List<String>> WORDS =
      new TreeMap<>(
          Map.of(
              "en", List.of("treaty", "treaties", "negotiating", "negotiation", "river's"),
              "ru", List.of("договор", "договоров", "переговоры", "Переговорах", "ещё"),
              "fr", List.of("négociation", "negociations", "l’accord", "traités", "rivière"),
              "zh", List.of("条约", "气候变化条约", "谈判", "河", "气候"),
              "ar", List.of("معاهدة", "المعاهدات", "مفاوضات", "نهر", "المفاوضات"),
              "fa", List.of("پیمان", "پیمان‌ها", "گفتگو", "می‌کنند", "گفتگوها")));

  @TempDir Path directory;

  @Test
  void whatIsFoundIsWhatReadingEverythingFinds() {
    try (World world = new World(directory)) {
      Integer one = Integer.getInteger("parley.seed");
      for (int seed = one == null ? 1 : one; seed <= (one == null ? SEEDS : one); seed++) {
        new History(world, seed).run();
      }
    }
  }

  private record Said(Person by, String thread, String id, int version) {}

  /** One forum with a plenary and a working group, in which things happen by chance. */
  private static final class History {
    private final World world;
    private final int seed;
    private final Random random;
    private final Person olga;
    private final List<Person> people = new ArrayList<>();
    private final Map<String, String> seated = new HashMap<>();
    private final List<Said> said = new ArrayList<>();
    private final Place inner;
    private final Submissions papers;
    private int tightened;
    private int hits;
    private int printed;

    History(World world, int seed) {
      this.world = world;
      this.seed = seed;
      this.random = new Random(seed);
      this.papers = new Submissions(random);
      this.olga = world.organiser("olga", Rule.Preset.ATTRIBUTED.rule());
      for (String login : LOGINS) {
        people.add(world.visitor(login).in(olga.place()));
      }
      joins(people.getFirst());
      joins(people.get(1));
      inner = World.group(olga, "WG1", List.copyOf(seated.values()));
      opens(people.getFirst());
      opens(people.getFirst().in(inner));
    }

    void run() {
      for (int step = 0; step < STEPS; step++) {
        step();
        world.later(Duration.ofSeconds(random.nextInt(3)));
        if (step % 6 == 0) {
          people.forEach(this::searches);
        }
      }
      if (seed % 2 == 0) {
        world.restart();
      }
      people.forEach(this::searches);
      assertThat(hits).as("a history in which nothing is found shows nothing").isPositive();
      assertThat(printed).as("and papers").isPositive();
    }

    private void step() {
      int dice = random.nextInt(100);
      Person somebody = people.get(random.nextInt(people.size()));
      if (dice < 10) {
        joins(somebody);
      } else if (dice < 13 && seated.size() > 1) {
        leaves(somebody);
      } else if (dice < 20) {
        opens(somewhere(somebody));
      } else if (dice < 45) {
        papers.step(somewhere(somebody), language(), words(1 + random.nextInt(3)));
      } else if (dice < 70) {
        Said near = any();
        contributes(somebody.in(near.by().place()), near.thread());
      } else if (dice < 80) {
        edits(any());
      } else if (dice < 97) {
        Said own = any();
        own.by().withdraws(own.thread(), own.id());
      } else {
        tightens();
      }
    }

    private Person somewhere(Person person) {
      return random.nextInt(3) == 0 ? person.in(inner) : person;
    }

    private Said any() {
      return said.get(random.nextInt(said.size()));
    }

    private String language() {
      return List.copyOf(WORDS.keySet()).get(random.nextInt(WORDS.size()));
    }

    private String words(int number) {
      List<String> words = new ArrayList<>();
      for (int i = 0; i < number; i++) {
        // what a language says holds words of another now and then
        List<String> pool = Objects.requireNonNull(WORDS.get(language()));
        words.add(pool.get(random.nextInt(pool.size())));
      }
      return String.join(" ", words);
    }

    private void joins(Person person) {
      if (!seated.containsKey(person.login())) {
        String horizon = random.nextBoolean() && seated.size() > 1 ? "now" : "all";
        String party = PARTIES[people.indexOf(person)];
        Reply seat = world.seats(olga, person, party, "participant", horizon);
        seated.put(person.login(), seat.ok().get("participant").textValue());
      }
    }

    private void leaves(Person person) {
      String participant = seated.remove(person.login());
      if (participant != null) {
        olga.removes(participant).ok();
      }
    }

    private void opens(Person person) {
      Reply reply = person.opensThread(words(2));
      if (reply.status() == 201) {
        JsonNode made = reply.json();
        String thread = made.get("thread").get("id").textValue();
        said.add(new Said(person, thread, reply.id(), 1));
      }
    }

    private void contributes(Person person, String thread) {
      Reply reply = person.speaks(language(), thread, words(1 + random.nextInt(6)));
      if (reply.status() == 201) {
        said.add(new Said(person, thread, reply.id(), 1));
      }
    }

    private void edits(Said own) {
      Reply reply = own.by().edits(own.thread(), own.id(), own.version(), Person.words(words(4)));
      if (reply.status() == 200) {
        said.set(said.indexOf(own), new Said(own.by(), own.thread(), own.id(), own.version() + 1));
      }
    }

    private void tightens() {
      if (tightened++ == 0) {
        Rule hiding =
            new Rule(Inside.PARTY, OutsideUse.NONE, ParticipantList.PARTIES, Existence.OPEN);
        olga.tightens(World.rule(hiding)).ok();
      }
    }

    private void searches(Person reader) {
      String words =
          switch (random.nextInt(4)) {
            case 0 -> "\"" + words(2) + "\"";
            case 1 -> words(1).replaceAll("^(...).*", "$1*");
            case 2 -> words(2);
            default -> words(1);
          };
      Map<String, String> more = new TreeMap<>(Map.of("forum", olga.place().forum()));
      if (random.nextInt(3) == 0) {
        more.put("language", language());
      }
      if (random.nextInt(4) == 0) {
        more.put("author", LOGINS[random.nextInt(LOGINS.length)]);
      }
      String what = "seed %d, %s looks for %s %s".formatted(seed, reader.login(), words, more);
      if (!seated.containsKey(reader.login())) {
        reader.searches(words, more).refused(404, "not-found");
        more.remove("forum");
      }
      List<String> found = found(reader, words, more);
      assertThat(found)
          .as(what)
          .containsExactlyInAnyOrderElementsOf(new BruteForce(words, more).finds(reader));
      hits += found.size();
    }

    private List<String> found(Person reader, String words, Map<String, String> more) {
      List<String> found = new ArrayList<>();
      Map<String, String> question = new TreeMap<>(more);
      JsonNode page;
      do {
        page = reader.searches(words, question).ok();
        for (JsonNode hit : page.get("hits")) {
          String kind = hit.get("kind").textValue();
          boolean said = kind.equals("contribution");
          String id = hit.get(said ? "contribution" : "paper").textValue();
          found.add((said ? "" : kind + hit.get("language")) + id + hit.get("author"));
          printed += said ? 0 : 1;
        }
        question.put("after", page.path("next").asText());
      } while (page.has("next"));
      assertThat(page.get("count").intValue()).isEqualTo(found.size());
      return found;
    }
  }
}
