package parley.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import parley.discussion.Discussions;
import parley.discussion.Doc;
import parley.discussion.Replay;
import parley.discussion.Spoken;
import parley.embedded.mongo.EmbeddedMongo;
import parley.forum.Attribution;
import parley.forum.Command;
import parley.forum.Command.Asked;
import parley.forum.Event;
import parley.forum.Participant.Capacity;
import parley.forum.Role;
import parley.forum.Rule;
import parley.live.Forums;
import parley.live.sharing.SharedClock;
import parley.live.sharing.Sharing;
import parley.membership.MembershipCommand;
import parley.membership.Memberships;
import parley.paper.Papers;
import parley.rendition.Renditions;
import parley.search.Search.Order;
import parley.search.Search.Question;
import parley.store.Database;
import parley.store.MasterKey;
import parley.store.Position;
import parley.translation.Interpreters;
import parley.translation.Rendered;
import parley.translation.Translations;
import parley.web.Ids;
import parley.web.Json;
import parley.web.Text;
import parley.world.Person;

/**
 * The figures of {@code measurements.md} for search: a room of contributions of 100 words each, in
 * the words of the demonstration. {@code java -cp TEST_CLASSPATH parley.search.Measurements
 * DIRECTORY [CONTRIBUTIONS]}, the directory being empty.
 */
final class Measurements {
  private static final int WORDS = 100;
  private static final int PER_THREAD = 200;
  private static final int ROUNDS = 200;
  private static final String[] QUESTIONS = {
    "transit", "признание", "\"working group\"", "customs border", "govern*", "because", "zq77"
  };
  private final Random random = new Random(7);
  private final String account = Ids.random();
  private final String forum = Ids.random();
  private final String room = Ids.random();
  private final Discussions discussions;
  private final Forums forums;
  private String lastThread = "";
  private Map.Entry<String, List<String>> lastLanguage = Map.entry("en", List.of());

  private Measurements(Database database) {
    Attribution attribution = new Attribution(database.keys()::tag);
    discussions = new Discussions(attribution);
    Command.Limits limits = new Command.Limits(60, 200, 100_000);
    SharedClock clock = SharedClock.alone(Instant::now);
    var parts = new Forums.Parts(database, attribution, limits, clock, Sharing.ALONE);
    forums = Forums.of(parts, List.of(new Memberships(), discussions));
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path directory = Path.of(arguments[0]);
    int contributions = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10_000;
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (EmbeddedMongo mongo = EmbeddedMongo.open(directory.resolve("db"), any);
        Database database =
            Database.open(
                mongo.connectionString(), 5, MasterKey.open(directory.resolve("key"), true))) {
      Measurements measurements = new Measurements(database);
      measurements.fill(contributions);
      measurements.measure("cold", contributions);
      measurements.measure("warm", contributions);
      measurements.forums.close();
    }
  }

  private void fill(int contributions) throws IOException, InterruptedException {
    ask(null, opening());
    List<Map.Entry<String, List<String>>> languages = List.copyOf(words().entrySet());
    try (ExecutorService writers = Executors.newFixedThreadPool(32)) {
      for (int t = 0; t < contributions / PER_THREAD; t++) {
        Map.Entry<String, List<String>> language = languages.get(t % languages.size());
        String thread = Ids.random();
        lastThread = thread;
        lastLanguage = language;
        Position shown = forums.view(account, forum, room).room().last();
        ask(room, Replay.opening(place(thread), shown, "Title " + t, said(language)));
        for (int i = 1; i < PER_THREAD; i++) {
          Replay.Words said = said(language);
          writers.execute(() -> ask(room, Replay.contributing(place(thread), shown, null, said)));
        }
      }
    }
  }

  private void measure(String what, int contributions) throws InterruptedException {
    Interpreters all = new Interpreters();
    Translations none = new Translations(forums.attribution(), discussions, all);
    Papers papers = new Papers(forums.attribution());
    Renditions renditions = new Renditions(forums.attribution(), papers, all);
    Search.Sources of = new Search.Sources(discussions, none, papers, renditions);
    Search search = new Search(forums, of, 1024);
    long start = System.nanoTime();
    long cpu = cpu();
    hits(search, "nothing", Order.NEWEST);
    String build = what + " build, per 1,000";
    report(build, cpu() - cpu, System.nanoTime() - start, contributions / 1000.0);
    System.out.printf("index: %,d bytes%n", bytes());
    for (String words : QUESTIONS) {
      for (Order order : Order.values()) {
        start = System.nanoTime();
        cpu = cpu();
        int found = 0;
        for (int i = 0; i < ROUNDS; i++) {
          found = hits(search, words, order).size();
        }
        String name = "%s %s (%s), %d found".formatted(what, words, order, found);
        report(name, cpu() - cpu, System.nanoTime() - start, ROUNDS);
      }
    }
    pages(what, search, false);
    pages(what, search, true);
  }

  private List<Hit> hits(Search search, String words, Order order) {
    Question question = new Question(words, forum, room, null, null, order);
    return search.find(account, question, Sought.of(words));
  }

  /** A page as a request asks for it: in a thread of its own, with what is shown of 20 hits. */
  private void pages(String what, Search search, boolean said) throws InterruptedException {
    AtomicLong cpu = new AtomicLong();
    long start = System.nanoTime();
    for (int i = 0; i < ROUNDS; i++) {
      if (said) {
        contribute();
      }
      Runnable page =
          () -> {
            long before = cpu();
            hits(search, "transit", Order.NEWEST).stream()
                .limit(Pages.HITS_MAX)
                .forEach(hit -> HitShown.of(hit, Sought.of("transit")));
            cpu.addAndGet(cpu() - before);
          };
      Thread.ofPlatform().start(page).join();
    }
    String name = what + (said ? " page after one more contribution" : " page");
    report(name, cpu.get(), System.nanoTime() - start, ROUNDS);
  }

  private void contribute() {
    Position shown = forums.view(account, forum, room).room().last();
    ask(room, Replay.contributing(place(lastThread), shown, null, said(lastLanguage)));
  }

  /** What the index alone takes, of its own count. */
  private long bytes() {
    try (RoomIndex index = new RoomIndex()) {
      Spoken.Stand now = new Spoken(discussions).now(forums.view(account, forum, room));
      index.follow(now, Rendered.Stand.nothing(), new Printed.Stand(Map.of(), List.of()));
      return index.bytes();
    }
  }

  private static void report(String name, long cpu, long nanos, double times) {
    System.out.printf("%s: %.3f ms CPU, %.3f ms%n", name, cpu / times / 1e6, nanos / times / 1e6);
  }

  /** CPU of this thread; merges and searches run in it. */
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private void ask(@Nullable String id, Command command) {
    String once = id == null ? forum : Ids.random();
    byte[] body = once.getBytes(StandardCharsets.UTF_8);
    forums.command(forum, new Asked(account, once, body, command));
  }

  private Command opening() {
    Text text = Text.english("A forum");
    return new MembershipCommand.OpenForum(
        forum,
        new Event.Info(text, text, text, "10", "T2", List.of("G2"), null, null),
        new TreeMap<>(Map.of("US", text)),
        new MembershipCommand.NewGroup(
            Ids.random(), room, "PL", text, text, text, Rule.Preset.CHATHAM_HOUSE.rule()),
        new MembershipCommand.Person(
            Ids.random(), account, "Olga", "US", Capacity.PERSONAL, List.of(Role.PARTICIPANT)));
  }

  private Replay.Place place(String thread) {
    return new Replay.Place(room, thread, Ids.random());
  }

  private Replay.Words said(Map.Entry<String, List<String>> language) {
    List<String> said = new ArrayList<>();
    for (int i = 0; i < WORDS; i++) {
      said.add(language.getValue().get(random.nextInt(language.getValue().size())));
    }
    said.add("zq" + random.nextInt(5_000));
    byte[] doc = Json.encode(Person.words(String.join(" ", said)));
    return new Replay.Words(language.getKey(), Json.decode(doc, Doc.class));
  }

  /** The words of the demonstration by language, as often as they are said. */
  private static Map<String, List<String>> words() throws IOException {
    Map<String, List<String>> words = new HashMap<>();
    File[] files = Path.of("config/fora/afghanistan/threads").toFile().listFiles();
    for (File file : files == null ? new File[0] : files) {
      JsonNode thread = new ObjectMapper().readTree(Files.readString(file.toPath()));
      for (JsonNode said : thread.get("contributions")) {
        List<String> known =
            words.computeIfAbsent(said.get("language").textValue(), language -> new ArrayList<>());
        for (String text : said.get("body").findValuesAsText("text")) {
          known.addAll(List.of(text.replaceAll("[\"\\\\\\p{Cntrl}]", " ").split(" +")));
        }
      }
    }
    return new TreeMap<>(words);
  }
}
