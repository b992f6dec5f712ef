package parley.agenda.calendar;

import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.store.Database;
import parley.store.Documents;
import parley.store.Documents.Stored;
import parley.store.Keys;

/**
 * The secret addresses by which calendars ask, at most one an account. Only its hash under a key of
 * this installation is kept, so whoever reads the database cannot ask; it is shown once.
 */
public final class Addresses {
  private static final String TOKEN = "[A-Za-z0-9_-]{43}";
  private static final Comparator<Stored<Held>> NEWEST =
      Comparator.comparing((Stored<Held> one) -> one.value().made())
          .thenComparing(Stored::id)
          .reversed();
  private final Documents documents;
  private final Keys keys;

  public Addresses(Database database) {
    documents = database.documents("calendars");
    keys = database.keys();
  }

  /** Whose it is, and since when. */
  record Held(String account, Instant made) {}

  /**
   * Makes an address and ends the one before.
   *
   * @param random never used before
   */
  String renew(String account, String random, Instant now) {
    end(account);
    byte[] secret = keys.secret("calendar", account + "|" + random);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    documents.put(id(token), owner(account), new Held(account, now));
    oneStays(account);
    return token;
  }

  /** Of several made at once, the same one for whoever looks: the others lead nowhere. */
  private void oneStays(String account) {
    List<Stored<Held>> held = documents.findBy(owner(account), Held.class);
    held.stream().sorted(NEWEST).skip(1).forEach(one -> documents.remove(one.id()));
  }

  /** From now on it leads nowhere, as if it had never been. */
  public void end(String account) {
    for (Stored<Held> held : documents.findBy(owner(account), Held.class)) {
      documents.remove(held.id());
    }
  }

  /** When the one that stands was made; null if none does. */
  @Nullable Instant made(String account) {
    List<Stored<Held>> held = documents.findBy(owner(account), Held.class);
    return held.isEmpty() ? null : held.getFirst().value().made();
  }

  /** Whose sessions it tells; null for a secret that is none. */
  @Nullable String account(String token) {
    if (!token.matches(TOKEN)) {
      return null;
    }
    Stored<Held> held = documents.find(id(token), Held.class);
    return held == null ? null : held.value().account();
  }

  Keys keys() {
    return keys;
  }

  private String id(String token) {
    return keys.mac("calendar-address", token);
  }

  private String owner(String account) {
    return keys.mac("calendar-owner", account);
  }
}
