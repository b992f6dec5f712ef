package parley.embedded.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import parley.agenda.Agendas;
import parley.agenda.ReadSessions;
import parley.attention.Heeds;
import parley.attention.Marks;
import parley.comment.Comments;
import parley.conduct.Conduct;
import parley.discussion.Discussions;
import parley.discussion.Reading;
import parley.discussion.Unread;
import parley.embedded.demo.Furnishing.Installation;
import parley.embedded.keycloak.DemonstrationPeople;
import parley.embedded.mongo.EmbeddedMongo;
import parley.fora.DataFolder.Mistaken;
import parley.fora.Fora;
import parley.forum.Attribution;
import parley.forum.Command;
import parley.forum.Feature;
import parley.forum.Seat;
import parley.forum.View;
import parley.invitation.Invitations;
import parley.invitation.Issuing;
import parley.live.Forums;
import parley.live.sharing.SharedClock;
import parley.live.sharing.Sharing;
import parley.membership.Memberships;
import parley.membership.Parties;
import parley.notice.Outbox;
import parley.notice.Wording;
import parley.oversight.Approvals;
import parley.oversight.glass.Glasses;
import parley.paper.Papers;
import parley.paper.ReadPapers;
import parley.rendition.Renditions;
import parley.room.Rooms;
import parley.store.Database;
import parley.store.MasterKey;
import parley.token.Tokens;
import parley.translation.Interpreters;
import parley.translation.Translations;

/** An embedded database that the shipped demonstration is furnished into, and its readers. */
final class Furnished implements AutoCloseable {
  private static final Path CONFIG = Path.of("config");
  final Demonstration demonstration;
  final Attribution attribution;
  private final EmbeddedMongo mongo;
  private final Database database;
  private final Discussions discussions;
  private final Agendas agendas;
  private final Papers papers;
  private final List<Feature<?>> features;

  Furnished(Path folder) throws IOException, Mistaken {
    demonstration = Demonstration.read(CONFIG, Fora.read(CONFIG.resolve("fora")));
    mongo =
        EmbeddedMongo.open(
            folder.resolve("mongo"), new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    database =
        Database.open(
            mongo.connectionString(), 5, MasterKey.open(folder.resolve("master.key"), true));
    attribution = new Attribution(database.keys()::tag);
    discussions = new Discussions(attribution);
    papers = new Papers(attribution);
    agendas = new Agendas(attribution, discussions, (view, id) -> papers.paper(view, id) != null);
    Interpreters interpreters = new Interpreters();
    features =
        List.of(
            new Memberships(),
            new Rooms(Parties::horizon),
            new Approvals(),
            new Glasses(attribution),
            discussions,
            interpreters,
            new Translations(attribution, discussions, interpreters),
            new Conduct(attribution, discussions),
            new Invitations(),
            new Tokens(),
            agendas,
            papers,
            new Comments(attribution, papers, List.of(agendas, papers)),
            new Renditions(attribution, papers, interpreters));
  }

  /** As at a start of the demonstration. */
  String furnish(Instant now, Furnishing.Progress progress) throws InterruptedException {
    Wording wording = Wording.of(CONFIG.resolve("mail"));
    Outbox outbox = new Outbox(database, wording, null, InstantSource.fixed(now));
    Issuing issuing =
        new Issuing(database, outbox, "http://localhost:8080", InstantSource.fixed(now));
    Installation in =
        new Installation(database, features, attribution, marks(), issuing, this::account);
    return new Furnishing(demonstration, in).furnish(now, progress);
  }

  /** The server's forums, as it opens them afterwards. */
  Forums forums(Instant now) {
    Command.Limits limits = new Command.Limits(60, 200, 100_000);
    return Forums.of(
        new Forums.Parts(
            database,
            attribution,
            limits,
            SharedClock.alone(InstantSource.fixed(now)),
            Sharing.ALONE),
        features);
  }

  Unread unread() {
    return new Unread(discussions, marks(), new Heeds(database, false), (seat, view) -> 0);
  }

  String account(DemonstrationPeople.Person person) {
    return database.keys().mac("account", person.subject());
  }

  Seat seat(Forums forums, String username, String forum) {
    return forums.seat(account(demonstration.people().person(username)), forum);
  }

  /** What a person reads in the plenary of the working group with this symbol. */
  JsonNode threads(Seat seat, String symbol) {
    String room =
        seat.forum().groups().values().stream()
            .filter(group -> group.symbol().equals(symbol))
            .findAny()
            .orElseThrow()
            .plenary();
    return new Reading(discussions).threads(View.of(seat, room, attribution));
  }

  /** What a person reads of the sessions of the plenary of the group of all. */
  JsonNode sessions(Forums forums, Seat seat) {
    String room =
        seat.forum().groups().values().stream()
            .filter(group -> group.symbol().equals("PL"))
            .findAny()
            .orElseThrow()
            .plenary();
    return ReadSessions.all(forums, agendas, seat, room);
  }

  /** What a person reads of the papers of all rooms they are in. */
  String papers(Forums forums, Seat seat) {
    StringBuilder read = new StringBuilder();
    seat.rooms().forEach(room -> read.append(ReadPapers.all(forums, papers, seat, room.id())));
    return read.toString();
  }

  /** Without what it remembers, so that what is stored is read. */
  private Marks marks() {
    return new Marks(database.documents("marks"), database.keys());
  }

  @Override
  public void close() throws IOException {
    database.close();
    mongo.close();
  }
}
