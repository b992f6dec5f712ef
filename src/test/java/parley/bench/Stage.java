package parley.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import parley.Config;
import parley.Parley;
import parley.embedded.mongo.EmbeddedMongo;
import parley.forum.Command.Asked;
import parley.forum.ForumEvent;
import parley.forum.Participant.Capacity;
import parley.forum.Role;
import parley.forum.Rule;
import parley.identity.issuer.TestIssuer;
import parley.membership.MembershipCommand;
import parley.membership.MembershipCommand.NewGroup;
import parley.store.Database;
import parley.store.MasterKey;
import parley.web.Ids;
import parley.web.Text;

/** The measured process: one node with a forum of experts; prints where and with which cookies. */
final class Stage {
  private static final int EXPERTS = 20;

  private Stage() {}

  /** What the load generator needs to know. */
  record Scene(String base, String forum, String room, List<String> cookies) {}

  public static void main(String[] arguments) throws IOException, Config.Mistaken {
    Path directory = Files.createTempDirectory("parley-bench");
    TestIssuer issuer = TestIssuer.start();
    EmbeddedMongo mongo =
        EmbeddedMongo.open(
            directory.resolve("db"), new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    MasterKey key = MasterKey.open(directory.resolve("master.key"), true);
    Database database = Database.open(mongo.connectionString(), 5, key);
    int port = freePort();
    String base = "http://127.0.0.1:" + port;
    Map<String, String> settings =
        Map.of(
            "PARLEY_SERVER_PORT", String.valueOf(port),
            "PARLEY_SERVER_MANAGEMENT_PORT", "0",
            "PARLEY_SERVER_PAGES", "");
    Config config = Config.read(Path.of("config/parley.json"), null, settings);
    Parley parley =
        Parley.of(
            new Parley.Parts(
                config,
                database,
                issuer.config(base),
                forums -> List.of(),
                InstantSource.system()));
    parley.serve();
    System.out.println(new ObjectMapper().writeValueAsString(scene(parley, issuer, base)));
    System.out.flush();
    int end = System.in.read(); // the load generator closes its end, or ends
    parley.close();
    System.exit(end < 0 ? 0 : 1);
  }

  private static Scene scene(Parley parley, TestIssuer issuer, String base) {
    List<String> cookies = new ArrayList<>();
    List<String> accounts = new ArrayList<>();
    for (int i = 0; i < EXPERTS; i++) {
      cookies.add(issuer.signIn(base, "expert" + i));
      String email = issuer.person("expert" + i).email();
      accounts.add(Objects.requireNonNull(parley.identity().accounts().byEmail(email)));
    }
    Text text = Text.english("A forum");
    Rule rule = Rule.Preset.CHATHAM_HOUSE.rule();
    NewGroup plenary = new NewGroup(Ids.random(), Ids.random(), "PL", text, text, text, rule);
    String forum = Ids.random();
    ForumEvent.Info info = new ForumEvent.Info(text, text, text, "10", "T2", List.of("G2"));
    MembershipCommand.OpenForum open =
        new MembershipCommand.OpenForum(
            forum,
            info,
            new TreeMap<>(Map.of("US", text)),
            plenary,
            person(accounts.getFirst(), List.of(Role.ORGANISER, Role.PARTICIPANT)));
    ask(parley, forum, accounts.getFirst(), open);
    for (String account : accounts.subList(1, EXPERTS)) {
      MembershipCommand.Person person = person(account, List.of(Role.PARTICIPANT));
      ask(
          parley,
          forum,
          accounts.getFirst(),
          new MembershipCommand.SeatPerson(forum, person, List.of(), true));
    }
    return new Scene(base, forum, plenary.room(), cookies);
  }

  private static MembershipCommand.Person person(String account, List<Role> roles) {
    return new MembershipCommand.Person(
        Ids.random(), account, "An expert", "US", Capacity.PERSONAL, roles);
  }

  private static void ask(Parley parley, String forum, String account, MembershipCommand command) {
    parley.forums().command(forum, new Asked(account, Ids.random(), new byte[0], command));
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }
}
