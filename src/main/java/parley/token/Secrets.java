package parley.token;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import parley.store.Database;
import parley.store.Documents;
import parley.store.Documents.Stored;
import parley.store.Keys;

/**
 * The secrets of tokens. Only a hash under a key of this installation is kept, with the forum and
 * token it leads to, so whoever reads the database cannot ask.
 */
public final class Secrets {
  /** How every one begins, so that it is known for what it is where it was left lying. */
  static final String PREFIX = "parley_";

  private static final String SHAPE = PREFIX + "[A-Za-z0-9_-]{43}";
  private final Documents documents;
  private final Keys keys;

  public Secrets(Database database) {
    this.documents = database.documents("apiTokens");
    this.keys = database.keys();
  }

  /**
   * Where a secret leads.
   *
   * @param used the day it was last used on, by UTC; null for never
   */
  record Led(String forum, String token, @Nullable Instant used) {}

  /** The secret of a token that this account made; from now on it leads there. */
  public String begin(String forum, String token, String account) {
    String secret = secret(forum, token);
    documents.insert(id(secret), owner(account), new Led(forum, token, null));
    return secret;
  }

  /** From now on its secret leads nowhere, as if it had never been. */
  void end(String forum, String token) {
    documents.remove(id(secret(forum, token)));
  }

  /** The same for all that this account made, in all forums. */
  public void endAll(String account) {
    for (Stored<Led> led : documents.findBy(owner(account), Led.class)) {
      documents.remove(led.id());
    }
  }

  /** Where the secret of a token leads; null for nowhere, on this host. */
  @Nullable Led of(String forum, String token) {
    Stored<Led> led = documents.find(id(secret(forum, token)), Led.class);
    return led == null ? null : led.value();
  }

  /** Where this one leads; null for nowhere. */
  @Nullable Stored<Led> led(String secret) {
    return secret.matches(SHAPE) ? documents.find(id(secret), Led.class) : null;
  }

  /** By the day: more would say when an institution works. */
  void note(Stored<Led> led, Instant now) {
    Instant today = now.truncatedTo(ChronoUnit.DAYS);
    Instant used = led.value().used();
    if (used == null || used.isBefore(today)) {
      Led after = new Led(led.value().forum(), led.value().token(), today);
      var _ = documents.replace(led.id(), led.version(), after); // or another has just noted it
    }
  }

  /** The same whenever it is asked for. */
  private String secret(String forum, String token) {
    byte[] bytes = keys.secret("api-token", forum + "|" + token);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private String id(String secret) {
    return keys.mac("api-token", secret);
  }

  private String owner(String account) {
    return keys.mac("api-token-owner", account);
  }
}
