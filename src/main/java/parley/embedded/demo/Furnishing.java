package parley.embedded.demo;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import parley.annex.Files;
import parley.attention.Marks;
import parley.embedded.demo.ForumFile.PersonOf;
import parley.embedded.demo.paper.Enclosing;
import parley.embedded.demo.paper.Submitting;
import parley.embedded.demo.voice.Speaking;
import parley.embedded.keycloak.DemonstrationPeople;
import parley.embedded.mail.Mailbox;
import parley.forum.Attribution;
import parley.forum.Command;
import parley.forum.Feature;
import parley.invitation.Issuing;
import parley.invitation.Rehearsal;
import parley.live.Forums;
import parley.live.sharing.SharedClock;
import parley.live.sharing.Sharing;
import parley.notice.Wording;
import parley.store.Database;
import parley.store.Documents;
import parley.store.Documents.Stored;
import parley.store.Keys;
import parley.store.Position;
import parley.token.Secrets;
import parley.web.Json;
import parley.web.Problem;

/**
 * Puts the furnished forum into a database, once, before anything else uses it. It may be cut off
 * anywhere and is then taken up again: each step is a command whose id is made of what it is, so
 * that the second time it is a retry of the first.
 */
public final class Furnishing {
  private static final Command.Limits LIMITS = new Command.Limits(60, 200, 100_000);
  private static final Path MAIL = Path.of("config", "mail");
  private static final String SENDER = "letters@parley.example";
  private final Demonstration demonstration;
  private final Installation in;
  private final Names names;
  private final String forum;
  private final Map<String, String> accounts = new HashMap<>();

  public Furnishing(Demonstration demonstration, Installation in) {
    this.demonstration = demonstration;
    this.in = in;
    Keys keys = in.database.keys();
    this.names = (what, key) -> keys.mac("demonstration/" + what, key);
    this.forum = names.id("forum", demonstration.forum().row());
  }

  /**
   * Where it goes.
   *
   * @param features as the server's own forums have them
   * @param marks the server's own
   * @param issuing the server's own
   */
  public record Installation(
      Database database,
      List<Feature<?>> features,
      Attribution attribution,
      Marks marks,
      Issuing issuing,
      Accounts accounts) {}

  /** Makes accounts known before their owners sign in. */
  @FunctionalInterface
  public interface Accounts {
    /** The id of this person's account, the same each time. */
    String seed(DemonstrationPeople.Person person);
  }

  /** Is told how far it has come. */
  @FunctionalInterface
  public interface Progress {
    void done(int steps, int of);
  }

  /** That it was begun, and when: all dates count back from there. */
  private record Begun(Instant at, boolean finished) {}

  /** The time that is told of: what the forum takes for the present. */
  private static final class Past implements InstantSource {
    private volatile Instant now = Instant.EPOCH;

    @Override
    public Instant instant() {
      return now;
    }
  }

  /**
   * Furnishes, or goes on where it was cut off, or does nothing where it is done.
   *
   * @param now when this start is; counts at the first start only
   * @return id of the forum
   * @throws com.mongodb.MongoException if the database is away
   * @throws InterruptedException if it was told to stop; the next start goes on
   */
  public String furnish(Instant now, Progress progress) throws InterruptedException {
    Documents documents = in.database.documents("demonstration");
    documents.insert(forum, null, new Begun(now, false));
    Stored<Begun> begun = Objects.requireNonNull(documents.find(forum, Begun.class));
    if (!begun.value().finished()) {
      Instant first = begun.value().at();
      tell(LocalDate.ofInstant(first, ZoneOffset.UTC), progress);
      documents.replace(forum, begun.version(), new Begun(first, true));
    }
    return forum;
  }

  private void tell(LocalDate firstDay, Progress progress) throws InterruptedException {
    for (PersonOf person : demonstration.forum().participants()) {
      String username = person.username();
      accounts.put(username, in.accounts.seed(demonstration.people().person(username)));
    }
    Founding founding = new Founding(demonstration, names, accounts, firstDay);
    List<Deed> deeds = new ArrayList<>(founding.deeds());
    deeds.addAll(new History(demonstration.threads(), names, firstDay).deeds());
    deeds.addAll(new SideRooms(demonstration.forum(), names, firstDay).deeds());
    deeds.addAll(new Gatherings(demonstration.sessions(), names, firstDay).deeds());
    Enclosing enclosing = new Enclosing(new Files(in.database), forum, names::id);
    List<Submitting.Act> acts =
        new ArrayList<>(new Submitting(demonstration.papers(), enclosing, firstDay).acts());
    acts.addAll(new Speaking(demonstration.voices(), names::id, firstDay).acts());
    acts.forEach(
        a -> deeds.add(new Deed(a.time(), a.by(), a.room(), a.name(), a.making()::command)));
    Rehearsal rehearsal = new Rehearsal(in.issuing, forum);
    Invitees invitees = new Invitees(demonstration.forum(), names, firstDay, rehearsal);
    deeds.addAll(invitees.deeds());
    deeds.sort(Comparator.comparing(Deed::time)); // stable: what happened in one minute, as told
    Past past = new Past();
    SharedClock clock = SharedClock.alone(past);
    Forums.Parts parts =
        new Forums.Parts(in.database, in.attribution, LIMITS, clock, Sharing.ALONE);
    Forums forums = Forums.of(parts, in.features);
    try {
      for (int i = 0; i < deeds.size(); i++) {
        past.now = deeds.get(i).time();
        replay(forums, deeds.get(i));
        progress.done(i + 1, deeds.size());
      }
    } finally {
      forums.close();
    }
    mark(new ReadMarks(demonstration.threads(), names, firstDay));
    founding.begin(new Secrets(in.database));
    invitees.deliver(Mailbox.in(in.database), Wording.of(MAIL), SENDER);
  }

  private void replay(Forums forums, Deed deed) {
    String account = Objects.requireNonNull(accounts.get(deed.by()));
    try {
      Position shown =
          deed.room() == null
              ? Position.START
              : forums.seat(account, forum).room(deed.room()).last();
      Command command = deed.making().command(shown);
      String id = names.id("command", deed.name());
      byte[] body = Json.encode(List.of(deed.name()));
      forums.command(forum, new Command.Asked(account, id, body, command));
    } catch (Problem refused) {
      throw new IllegalStateException(
          deed.name() + " is refused: " + refused.code().slug(), refused);
    }
  }

  private void mark(ReadMarks marks) {
    for (PersonOf person : demonstration.forum().participants()) {
      String account = Objects.requireNonNull(accounts.get(person.username()));
      for (String room : demonstration.forum().roomKeys()) {
        Map<String, String> read = marks.of(person, room);
        if (demonstration.forum().sits(person, room) && !read.isEmpty()) {
          in.marks.mark(account, names.id("room", room), read);
        }
      }
    }
  }
}
