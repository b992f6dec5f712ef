package parley.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import parley.Config;
import parley.Parley;
import parley.embedded.mongo.EmbeddedMongo;
import parley.forum.Command.Asked;
import parley.forum.Event;
import parley.forum.Participant.Capacity;
import parley.forum.Role;
import parley.forum.Rule;
import parley.forum.Seat;
import parley.identity.IdentityConfig;
import parley.identity.issuer.TestIssuer;
import parley.membership.MembershipCommand;
import parley.membership.MembershipCommand.NewGroup;
import parley.store.Database;
import parley.store.MasterKey;
import parley.web.Ids;
import parley.web.Text;
import parley.world.FreePort;

/** The measured process: one node with a forum of those who have signed in at it. */
final class Stage {
  private static final String SEAT = "seat ";
  private static final String OPEN = "open ";

  private Stage() {}

  /** What the load generator needs to know. */
  record Scene(String base, int management, String forum, String room, List<String> cookies) {}

  public static void main(String[] arguments) throws IOException, Config.Mistaken {
    int port = FreePort.find();
    String base = "http://127.0.0.1:" + port;
    Parley parley = node(Path.of(arguments[0]), base, port);
    parley.serve();
    System.out.println(base);
    Opened forum = new Opened();
    obey(command -> {
      if (command.startsWith(SEAT)) {
        return forum.open(parley, List.of(command.substring(SEAT.length()).split(",")));
      }
      if (command.startsWith(OPEN)) {
        return openedMillis(parley, command.substring(OPEN.length()));
      }
      parley.forums().snapshot(forum.id);
      return "done";
    });
    parley.close();
    System.exit(0);
  }

  /** A node on the database of that directory, with the issuer of the load generator. */
  static Parley node(Path directory, String base, int port) throws IOException, Config.Mistaken {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    EmbeddedMongo mongo = EmbeddedMongo.open(directory.resolve("db"), any);
    MasterKey key = MasterKey.open(directory.resolve("master.key"), true);
    Database database = Database.open(mongo.connectionString(), 5, key);
    Map<String, String> settings =
        Map.of(
            "PARLEY_SERVER_PORT", String.valueOf(port),
            "PARLEY_SERVER_MANAGEMENT_PORT", "0",
            "PARLEY_SERVER_PAGES", "");
    Config config = Config.read(Path.of("config/parley.json"), null, settings);
    IdentityConfig identity =
        new IdentityConfig(
            System.getenv("PARLEY_IDENTITY_ISSUER"),
            TestIssuer.CLIENT,
            System.getenv("PARLEY_IDENTITY_CLIENT_SECRET"),
            base,
            TestIssuer.AUDIENCE,
            Set.of(),
            Set.of(),
            false,
            IdentityConfig.Lifetimes.DEFAULT);
    return Parley.of(
        new Parley.Parts(
            config,
            database,
            identity,
            null,
            (forums, accounts) -> List.of(),
            InstantSource.system()));
  }

  /** Answers each line of standard input with one, until it ends. */
  static void obey(UnaryOperator<String> commands) throws IOException {
    System.out.flush();
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println(line.equals("heap") ? String.valueOf(heap()) : commands.apply(line));
      System.out.flush();
    }
  }

  private static String openedMillis(Parley parley, String email) {
    String account = Objects.requireNonNull(parley.identity().accounts().byEmail(email));
    long begun = System.nanoTime();
    Seat seat = parley.forums().seats(account).findFirst().orElseThrow();
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    return seat.rooms().isEmpty() ? "-1" : String.valueOf(millis);
  }

  private static long heap() {
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** The forum that is discussed in. */
  private static final class Opened {
    String id = "";

    /** Seats those who have signed in; its id and its plenary's room. */
    String open(Parley parley, List<String> emails) {
      List<String> accounts = new ArrayList<>();
      for (String email : emails) {
        accounts.add(Objects.requireNonNull(parley.identity().accounts().byEmail(email)));
      }
      Text text = Text.english("A forum");
      Rule rule = Rule.Preset.CHATHAM_HOUSE.rule();
      NewGroup plenary = new NewGroup(Ids.random(), Ids.random(), "PL", text, text, text, rule);
      id = Ids.random();
      Event.Info info = new Event.Info(text, text, text, "10", "T2", List.of("G2"), null, null);
      String first = accounts.getFirst();
      MembershipCommand.Person organiser = person(first, List.of(Role.ORGANISER, Role.PARTICIPANT));
      ask(
          parley,
          first,
          new MembershipCommand.OpenForum(
              id, info, new TreeMap<>(Map.of("US", text)), plenary, organiser));
      for (String account : accounts.subList(1, accounts.size())) {
        MembershipCommand.Person person = person(account, List.of(Role.PARTICIPANT));
        ask(parley, first, new MembershipCommand.SeatPerson(id, person, List.of(), true));
      }
      return parley.managementPort() + " " + id + " " + plenary.room();
    }

    private void ask(Parley parley, String account, MembershipCommand command) {
      parley.forums().command(id, new Asked(account, Ids.random(), new byte[0], command));
    }
  }

  private static MembershipCommand.Person person(String account, List<Role> roles) {
    return new MembershipCommand.Person(
        Ids.random(), account, "An expert", "US", Capacity.PERSONAL, roles);
  }
}
