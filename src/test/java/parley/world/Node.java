package parley.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import parley.Config;
import parley.More;
import parley.Parley;
import parley.embedded.mongo.EmbeddedMongo;
import parley.fora.DataFolder;
import parley.fora.Fora;
import parley.forum.Command.Asked;
import parley.forum.Event;
import parley.forum.Participant.Capacity;
import parley.forum.Role;
import parley.forum.Rule;
import parley.identity.IdentityConfig;
import parley.membership.MembershipCommand;
import parley.membership.MembershipCommand.NewGroup;
import parley.notice.MailServer;
import parley.store.Database;
import parley.store.MasterKey;
import parley.web.Ids;
import parley.web.Text;
import parley.world.Person.Place;

/** A real node and the embedded database under it, which stop and start together. */
public record Node(EmbeddedMongo mongo, Database database, Parley parley) implements AutoCloseable {
  private static final int ANSWER_SECONDS_MAX = 5;

  /** Serves what is in a directory; the port is in the issuer's settings too. */
  public static Node start(Path directory, int port, IdentityConfig identity, InstantSource clock) {
    return start(directory, new Around(port, identity, null, () -> {}, mongo -> mongo), clock);
  }

  /**
   * What is around a node: the issuer, and a mail server or none.
   *
   * @param compacting comes before the files of the database are written anew
   * @param line at which port the database is reached, if it listens at this one
   */
  record Around(
      int port,
      IdentityConfig identity,
      @Nullable MailServer mail,
      Runnable compacting,
      IntUnaryOperator line) {
    String reached(EmbeddedMongo mongo) {
      String port = ":" + line.applyAsInt(mongo.port()) + "/";
      return mongo.connectionString().replace(":" + mongo.port() + "/", port);
    }
  }

  static Node start(Path directory, Around around, InstantSource clock) {
    try {
      EmbeddedMongo mongo = mongo(directory, 0);
      MasterKey key = MasterKey.open(directory.resolve("master.key"), true);
      Database database = Database.open(around.reached(mongo), ANSWER_SECONDS_MAX, key);
      Path purges = directory.resolve("master.key.purges");
      database.embeddedIn(new Database.Files(() -> compact(mongo, around), purges));
      Parley parley =
          Parley.of(
              new Parley.Parts(
                  config(around.port()),
                  database,
                  around.identity(),
                  around.mail(),
                  More.of(Fora.read(Path.of("config", "fora")), database, List.of()),
                  clock));
      parley.serve();
      return new Node(mongo, database, parley);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (DataFolder.Mistaken e) {
      throw new IllegalStateException(e);
    }
  }

  private static void compact(EmbeddedMongo mongo, Around around) {
    around.compacting().run();
    try {
      mongo.compact();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EmbeddedMongo mongo(Path directory, int port) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    return EmbeddedMongo.open(directory.resolve("db"), address);
  }

  /** Takes the database away from the node while something is tried. */
  public Node without(Path directory, Runnable tried) {
    try {
      int port = mongo.port();
      mongo.close();
      tried.run();
      return new Node(mongo(directory, port), database, parley);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Config config(int port) {
    Map<String, String> settings =
        Map.of(
            "PARLEY_SERVER_PORT", String.valueOf(port),
            "PARLEY_SERVER_MANAGEMENT_PORT", "0",
            "PARLEY_SERVER_PAGES", "");
    try {
      return Config.read(Path.of("config/parley.json"), null, settings);
    } catch (Config.Mistaken e) {
      throw new IllegalStateException(e);
    }
  }

  /** Opens a forum with its plenary, unless it is open; the account is its organiser. */
  public void open(Place place, String account, Rule rule) {
    open(parley, place, account, rule);
  }

  /** The same at a node whose database is elsewhere. */
  public static void open(Parley parley, Place place, String account, Rule rule) {
    Text text = Text.english("A forum");
    MembershipCommand.OpenForum open =
        new MembershipCommand.OpenForum(
            place.forum(),
            new Event.Info(text, text, text, "10", "T2", List.of("G2"), null, "TST"),
            new TreeMap<>(Map.of("US", text, "RU", text, "CN", text)),
            new NewGroup(Ids.random(), place.room(), "PL", text, text, text, rule),
            new MembershipCommand.Person(
                Ids.random(), account, "Olga", null, Capacity.STAFF, List.of(Role.ORGANISER)));
    String once = place.forum();
    parley.forums().command(place.forum(), new Asked(account, once, new byte[0], open));
  }

  @Override
  public void close() {
    parley.close();
    database.close();
    try {
      mongo.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
