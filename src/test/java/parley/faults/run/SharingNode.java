package parley.faults.run;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import parley.Config;
import parley.More;
import parley.Parley;
import parley.fora.Fora;
import parley.forum.Rule;
import parley.identity.Accounts;
import parley.identity.IdentityConfig;
import parley.identity.issuer.TestIssuer;
import parley.store.Database;
import parley.store.MasterKey;
import parley.world.Node;
import parley.world.Person.Place;

/** One of several nodes on a database, in a process of its own, whose clock can be changed. */
final class SharingNode {
  static final String SECRET = "PARLEY_TEST_SECRET";
  static final String READY = "ready";
  static final String SET = "set ";

  private SharingNode() {}

  /**
   * Runs: {@code DATABASE KEY-FILE ISSUER BASE PORT ANSWER-SECONDS FORUM ROOM}; lines in: by how
   * many seconds its clock is wrong from now on; lines out: that it is.
   */
  public static void main(String[] arguments) throws Exception {
    Thread.setDefaultUncaughtExceptionHandler(SharingNode::ended);
    AtomicReference<Duration> skew = new AtomicReference<>(Duration.ZERO);
    InstantSource clock = () -> Instant.now().plus(skew.get());
    Map<String, String> settings =
        Map.of(
            "PARLEY_DATABASE_URI", arguments[0],
            "PARLEY_CLUSTER_SHARED", "true",
            "PARLEY_SERVER_PORT", arguments[4],
            "PARLEY_SERVER_MANAGEMENT_PORT", "0",
            "PARLEY_SERVER_PAGES", "");
    Config config = Config.read(Path.of("config/parley.json"), null, settings);
    MasterKey key = MasterKey.open(Path.of(arguments[1]), false);
    Database database = Database.open(arguments[0], Integer.parseInt(arguments[5]), key);
    Parley parley =
        Parley.of(
            new Parley.Parts(
                config,
                database,
                identity(arguments[2], arguments[3]),
                null,
                More.of(Fora.read(Path.of("config", "fora")), database, List.of()),
                clock));
    parley.serve();
    open(parley, arguments[2], new Place(arguments[6], arguments[7]));
    System.out.println(READY);
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      in.lines()
          .forEach(line -> {
            skew.set(Duration.ofSeconds(Long.parseLong(line)));
            System.out.println(SET + line);
          });
    }
    System.exit(0); // whoever started it is gone
  }

  /** What keeps it from starting is said where that is waited for. */
  private static void ended(Thread thread, Throwable why) {
    System.out.println(why);
    System.exit(1);
  }

  private static void open(Parley parley, String issuer, Place place) {
    Accounts.Announced who =
        new Accounts.Announced("subject-of-olga", "Olga", "olga@people.example", "en");
    String olga = parley.identity().accounts().seed(issuer, who);
    if (parley.forums().seats(olga).findAny().isEmpty()) {
      Node.open(parley, place, olga, Rule.Preset.CHATHAM_HOUSE.rule());
    }
  }

  private static IdentityConfig identity(String issuer, String base) {
    return new IdentityConfig(
        issuer,
        TestIssuer.CLIENT,
        System.getenv(SECRET),
        base,
        TestIssuer.AUDIENCE,
        Set.of(TestIssuer.PROGRAM),
        Set.of(),
        true,
        IdentityConfig.Lifetimes.DEFAULT);
  }
}
