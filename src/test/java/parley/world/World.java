package parley.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import parley.Parley;
import parley.forum.Rule;
import parley.identity.IdentityConfig;
import parley.identity.issuer.Browser;
import parley.identity.issuer.IssuerAccounts;
import parley.identity.issuer.TestIssuer;
import parley.notice.MailServer;
import parley.web.Ids;
import parley.world.Person.Place;

/** A node on free ports with its database in a directory, an issuer, and a clock that stands. */
public final class World implements AutoCloseable {
  public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final Path directory;
  private final @Nullable MailServer mail;
  private final IntUnaryOperator line;
  private final TestIssuer issuer = TestIssuer.start();
  private final int port = FreePort.find();
  public final String base = "http://127.0.0.1:" + port;
  private volatile Instant now = NOON;
  private volatile Runnable compacting = () -> {};
  private Node node;

  public World(Path directory) {
    this(directory, null);
  }

  /** One whose letters go to a mail server. */
  public World(Path directory, @Nullable MailServer mail) {
    this(directory, mail, port -> port);
  }

  /**
   * One that reaches its database over a line.
   *
   * @param line the port at which it is reached, if it listens at this one
   */
  public World(Path directory, @Nullable MailServer mail, IntUnaryOperator line) {
    this.directory = directory;
    this.mail = mail;
    this.line = line;
    this.node = start();
  }

  private Node start() {
    IdentityConfig identity = issuer.config(base).with(IssuerAccounts.registry(issuer));
    var around = new Node.Around(port, identity, mail, () -> compacting.run(), line);
    return Node.start(directory, around, () -> now);
  }

  public Parley parley() {
    return node.parley();
  }

  /** The figures of the node, as its management port shows them. */
  public String metrics() {
    return metrics(parley());
  }

  /** The figures of a node. */
  public static String metrics(Parley node) {
    URI address = URI.create("http://127.0.0.1:" + node.managementPort() + "/metrics");
    try (InputStream in = address.toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where its database is reached. */
  public String database() {
    return node.mongo().connectionString();
  }

  public void later(Duration by) {
    now = now.plus(by);
  }

  /** Stops the node in order and starts it again on what it left. */
  public void restart() {
    restart(() -> {});
  }

  /** The same, with something done to its files meanwhile. */
  public void restart(Runnable meanwhile) {
    node.close();
    meanwhile.run();
    node = start();
  }

  /** What is tried while the database does not answer; afterwards it does again. */
  public void withoutDatabase(Runnable tried) {
    node = node.without(directory, tried);
  }

  /** What comes each time before the files of the database are written anew. */
  public void compacting(Runnable before) {
    compacting = before;
  }

  /** A program that somebody lets act for them. */
  public Browser program(Person person) {
    return issuer.program(base, issuer.bearer(person.login()));
  }

  /** A program that comes with this token. */
  public Browser bearing(String token) {
    return issuer.program(base, token);
  }

  /** Signs somebody in; they sit nowhere yet. */
  public Person visitor(String login) {
    Place nowhere = new Place(Ids.random(), Ids.random());
    return new Person(base, login, issuer.signIn(base, login), nowhere, null, null);
  }

  /** Whoever has not signed in, and has no cookie. */
  public Person nobody() {
    return new Person(base, "", "", new Place(Ids.random(), Ids.random()), null, null);
  }

  /** Opens a forum whose organiser, who just signed in, belongs to no party. */
  public Person organiser(String login, Rule rule) {
    Person person = visitor(login);
    Place place = new Place(Ids.random(), Ids.random());
    node.open(place, account(person), rule);
    Watch.of(base).opened(person.in(place));
    return person.in(place);
  }

  /** The id of somebody's account. */
  public String account(Person person) {
    String email = issuer.person(person.login()).email();
    return Objects.requireNonNull(parley().identity().accounts().byEmail(email));
  }

  /** Signs somebody in and has the organiser seat them, reading all. */
  public Person person(Person organiser, String login, String party) {
    Person person = visitor(login).in(organiser.place());
    seats(organiser, person, party, "participant", "all").ok();
    return person;
  }

  public String email(Person person) {
    return issuer.person(person.login()).email();
  }

  /** From now on the issuer says that this is somebody's address. */
  public void addressed(String login, String email) {
    issuer.person(login).withEmail(email, true);
  }

  /** From now on this person has a code generator at the issuer. */
  public void givesFactor(Person person) {
    issuer.person(person.login()).with("otp");
  }

  /** The answer to seating somebody who has signed in: {@code how} is role, then horizon. */
  public Reply seats(Person organiser, Person person, @Nullable String party, String... how) {
    ObjectNode body =
        organiser
            .change()
            .put("email", issuer.person(person.login()).email())
            .put("capacity", how[0].equals("observer") ? "observer" : "personal")
            .put("horizon", how[1]);
    if (party != null) {
      body.put("party", party);
    }
    body.putArray("roles").add(how[0]);
    body.putArray("groups");
    return organiser.post(people(organiser.place()), body);
  }

  public static String people(Place place) {
    return "/api/forums/" + place.forum() + "/people";
  }

  /** The participant that somebody is in the forum where they are. */
  public static String participant(Person person) {
    JsonNode forum = person.get("/api/forums/" + person.place().forum()).ok();
    return forum.get("you").get("participant").textValue();
  }

  /** Opens a working group; answers its plenary. */
  public static Place group(Person organiser, String symbol, List<String> members) {
    ObjectNode body = organiser.change().put("symbol", symbol).put("preset", "chathamHouse");
    body.putObject("name").put("en", "Working group " + symbol);
    body.putObject("mandate").put("en", "To look into it");
    ArrayNode list = body.putArray("members");
    members.forEach(list::add);
    String forum = organiser.place().forum();
    JsonNode made = organiser.post("/api/forums/" + forum + "/groups", body).ok();
    return new Place(forum, made.get("room").textValue());
  }

  /** The id of the working group with a symbol. */
  public static String groupId(Person organiser, String symbol) {
    for (JsonNode group : organiser.get(people(organiser.place())).ok().get("groups")) {
      if (group.get("symbol").textValue().equals(symbol)) {
        return group.get("id").textValue();
      }
    }
    throw new AssertionError("no working group " + symbol);
  }

  public static JsonNode rule(Rule rule) {
    return Reply.JSON.valueToTree(
        Map.of(
            "inside", camel(rule.inside()),
            "outsideUse", camel(rule.outsideUse()),
            "participantList", camel(rule.participantList()),
            "existence", camel(rule.existence())));
  }

  private static String camel(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT); // all are one word
  }

  @Override
  public void close() {
    node.close();
    issuer.close();
  }
}
