package parley.arrival;

import com.mongodb.MongoException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.forum.Command.Asked;
import parley.identity.Accounts;
import parley.live.Deadlines;
import parley.live.Forums;
import parley.membership.MembershipCommand.House;
import parley.store.Database;
import parley.store.Documents;
import parley.store.Documents.Stored;
import parley.store.address.Addresses;
import parley.store.archive.Arrival;
import parley.store.archive.Arrival.Sitting;
import parley.store.archive.Halfway;
import parley.web.Problem;

/**
 * Gives those who sit in a forum from another host their seats on this one: at the start to all who
 * are known, then to each who signs in with the address by which they are known. Forums come while
 * no node runs, so what was there at the start is all there is.
 */
public final class Arrivals {
  private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);
  private final Database database;
  private final Documents notes;
  private final Forums forums;
  private final Accounts accounts;

  /** By address: those who have not come yet. */
  private final Map<String, Set<Awaited>> awaited = new ConcurrentHashMap<>();

  private record Awaited(String forum, Sitting sitting) {}

  public Arrivals(Database database, Forums forums, Accounts accounts) {
    this.database = database;
    this.notes = database.documents(Arrival.KEPT);
    this.forums = forums;
    this.accounts = accounts;
  }

  /**
   * Does what can be done before anything is served.
   *
   * @throws MongoException if the database is away
   */
  public void begin() {
    Halfway.clear(database); // before any forum is opened: nobody may see half of one
    for (String forum : notes.ids()) {
      Stored<Arrival> note = notes.find(forum, Arrival.class);
      if (note != null && note.value().here()) {
        Deadlines.put(database, forum, note.value().due());
        keep(forum, null);
        note.value().seats().forEach(sitting -> await(forum, sitting));
      }
    }
    for (String email : List.copyOf(awaited.keySet())) {
      String account = accounts.byEmail(email);
      if (account != null) {
        house(email, account);
      }
    }
  }

  private void await(String forum, Sitting sitting) {
    String email = sitting.email();
    if (email != null) {
      awaited
          .computeIfAbsent(Addresses.canonical(email), any -> ConcurrentHashMap.newKeySet())
          .add(new Awaited(forum, sitting));
    }
  }

  /** Somebody signs in. */
  public void comes(String account) {
    Accounts.Profile profile = awaited.isEmpty() ? null : accounts.profile(account);
    if (profile != null && profile.email() != null) {
      house(Addresses.canonical(profile.email()), account);
    }
  }

  private void house(String email, String account) {
    for (Awaited one : awaited.getOrDefault(email, Set.of())) {
      try {
        if (house(one, account)) {
          keep(one.forum(), one.sitting());
          awaited.computeIfPresent(email, (any, left) -> without(left, one));
        }
      } catch (RuntimeException broken) { // it alone: others have to be served, and signed in to
        LOG.warn("forum {}: a seat has to wait until its person comes again", one.forum(), broken);
      }
    }
  }

  private static @Nullable Set<Awaited> without(Set<Awaited> left, Awaited one) {
    left.remove(one);
    return left.isEmpty() ? null : left;
  }

  /** Whether nothing is left to be done. */
  private boolean house(Awaited one, String account) {
    forums.require(one.forum()); // one that cannot be read must not look like a seat that is gone
    House command = new House(one.forum(), one.sitting().account(), account);
    try {
      forums.command(one.forum(), new Asked("", null, new byte[0], command));
      return true;
    } catch (Problem problem) {
      LOG.info("forum {}: a seat was not taken up ({})", one.forum(), problem.code().slug());
      return problem.code() == Problem.Code.NOT_FOUND; // removed meanwhile, or housed before
    }
  }

  /** Notes what is still to be done; addresses of those who came are kept nowhere. */
  private void keep(String forum, @Nullable Sitting came) {
    Stored<Arrival> note = notes.find(forum, Arrival.class);
    while (note != null) {
      List<Sitting> left = new ArrayList<>(note.value().seats());
      left.removeIf(sitting -> sitting.email() == null || sitting.equals(came));
      boolean kept =
          left.isEmpty()
              ? notes.remove(forum)
              : notes.replace(forum, note.version(), new Arrival(true, List.of(), left));
      note = kept ? null : notes.find(forum, Arrival.class);
    }
  }
}
