package parley.live;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import parley.discussion.Discussions;
import parley.embedded.mongo.EmbeddedMongo;
import parley.forum.Attribution;
import parley.forum.Command;
import parley.forum.Command.Asked;
import parley.forum.Event;
import parley.forum.Participant.Capacity;
import parley.forum.Role;
import parley.forum.Rule;
import parley.live.sharing.SharedClock;
import parley.live.sharing.Sharing;
import parley.membership.MembershipCommand;
import parley.membership.MembershipCommand.NewGroup;
import parley.membership.MembershipCommand.Person;
import parley.membership.Memberships;
import parley.room.Rooms;
import parley.store.Database;
import parley.store.MasterKey;
import parley.web.Ids;
import parley.web.Text;

/** Forums on a real embedded database, without HTTP: for what is decided below the edge. */
final class Hall implements AutoCloseable {
  static final Command.Limits LIMITS = new Command.Limits(60, 200, 100_000);
  private static final int ANSWER_SECONDS_MAX = 2;
  private final Path directory;
  private EmbeddedMongo mongo;
  final Database database;
  private final Attribution attribution;
  final Discussions discussions;
  final Forums forums;
  Instant now = Instant.parse("2026-11-22T12:00:00Z");

  Hall(Path directory) throws Exception {
    this.directory = directory;
    mongo = mongo(0);
    MasterKey key = MasterKey.open(directory.resolve("master.key"), true);
    database = Database.open(mongo.connectionString(), ANSWER_SECONDS_MAX, key);
    attribution = new Attribution(database.keys()::tag);
    discussions = new Discussions(attribution);
    forums = forums(database, Sharing.ALONE);
  }

  private Forums forums(Database reached, Sharing sharing) {
    SharedClock clock = SharedClock.of(sharing, () -> now, reached::time);
    return Forums.of(
        new Forums.Parts(reached, attribution, LIMITS, clock, sharing),
        List.of(new Memberships(), new Rooms((forum, party) -> null), discussions));
  }

  /** Those of another node on the same database, whose clock is the same. */
  Forums beside(Database reached) {
    Sharing quick = new Sharing(true, Duration.ofMillis(100), Duration.ofSeconds(1));
    return forums(reached, quick);
  }

  private EmbeddedMongo mongo(int port) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    return EmbeddedMongo.open(directory.resolve("db"), address);
  }

  /** Where the database listens. */
  String address() {
    return mongo.connectionString();
  }

  /** What is tried while the database does not answer; afterwards it does again. */
  void withoutDatabase(Runnable tried) throws IOException {
    int port = mongo.port();
    mongo.close();
    tried.run();
    mongo = mongo(port);
  }

  /** Opens a forum whose organiser is the account "organiser". */
  String forum(Rule rule) {
    String forum = Ids.random();
    Text text = Text.english("A forum");
    NewGroup plenary = new NewGroup(Ids.random(), Ids.random(), "PL", text, text, text, rule);
    Person organiser =
        new Person(
            Ids.random(), "organiser", "Olga", null, Capacity.STAFF, List.of(Role.ORGANISER));
    Event.Info info = new Event.Info(text, text, text, "10", "T2", List.of("G2"), null, null);
    forums.command(
        forum,
        new Asked(
            "organiser",
            Ids.random(),
            new byte[0],
            new MembershipCommand.OpenForum(
                forum, info, Map.of("US", text, "RU", text), plenary, organiser)));
    return forum;
  }

  String plenary(String forum) {
    var state = forums.seat("organiser", forum).forum();
    return Objects.requireNonNull(state.groups().get(state.plenary())).plenary();
  }

  String seat(String forum, String account, String party) {
    return seat(forums, forum, account, party);
  }

  /** The same at another node. */
  String seat(Forums there, String forum, String account, String party) {
    Person person =
        new Person(
            Ids.random(), account, account, party, Capacity.PERSONAL, List.of(Role.PARTICIPANT));
    Command seat = new MembershipCommand.SeatPerson(forum, person, List.of(), true);
    there.command(forum, new Asked("organiser", Ids.random(), new byte[] {1}, seat));
    return person.participant();
  }

  Done ask(String forum, String account, Command command) {
    return ask(forum, account, Ids.random(), command);
  }

  Done ask(String forum, String account, String id, Command command) {
    return forums.command(forum, new Asked(account, id, new byte[] {1}, command));
  }

  @Override
  public void close() throws Exception {
    forums.close();
    database.close();
    mongo.close();
  }
}
