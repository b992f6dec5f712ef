package parley.identity.first;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import parley.store.Database;
import parley.store.Documents;
import parley.store.Documents.Stored;
import parley.store.Keys;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Problem;
import parley.web.Routes;
import parley.web.Table;

/**
 * The single-use link of a first start: whoever comes with it, signed in, may open forums from then
 * on. Only its hash is kept; while nobody has used it, a later start makes another in its place.
 */
public final class OrganiserLink implements Routes {
  /** Where its page stands; the secret follows behind #, which reaches no server and no log. */
  public static final String PAGE = "/organiser";

  private static final Duration LASTS = Duration.ofDays(3);
  private static final String ID = "first";
  private static final int SECRET_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();
  private final Documents documents;
  private final InstantSource clock;
  private volatile @Nullable String opener;

  public OrganiserLink(Database database, InstantSource clock) {
    this.documents = database.documents("organiserLink");
    this.clock = clock;
    Stored<Kept> stored = stored();
    this.opener = stored == null ? null : stored.value().account();
  }

  /** What is kept of it: SHA-256, base64url; the account that used it. */
  record Kept(String hash, Instant ends, @Nullable String account) {}

  /** What a page sends. */
  record Use(String secret) {
    @Override
    public String toString() {
      return "Use"; // never the secret
    }
  }

  /** Whether this account came with the link. */
  public boolean opened(String account) {
    return account.equals(opener);
  }

  /** The account that came with it, or null. */
  public @Nullable String opener() {
    return opener;
  }

  /** The secret of a new link in place of an earlier one; null once one was used. */
  public @Nullable String issue() {
    byte[] random = new byte[SECRET_BYTES];
    RANDOM.nextBytes(random);
    String secret = text(random);
    Kept kept = new Kept(hash(secret), clock.instant().plus(LASTS), null);
    Stored<Kept> before = stored();
    boolean ours =
        before == null
            ? documents.insert(ID, null, kept)
            : before.value().account() == null && documents.replace(ID, before.version(), kept);
    return ours ? secret : null;
  }

  @Override
  public void routes(Table table) {
    table.put("/api/me/organiser", Use.class, this::use);
  }

  private Answer use(Call call, Use body) {
    String account = call.account().id();
    Stored<Kept> stored = stored();
    if (stored == null || !fits(stored.value(), body.secret())) {
      throw Problem.notFound();
    }
    Kept kept = stored.value();
    if (account.equals(kept.account())) {
      return Answer.noContent(); // again, because the first answer was lost
    }
    boolean over = kept.account() != null || !clock.instant().isBefore(kept.ends());
    Kept used = new Kept(kept.hash(), kept.ends(), account);
    if (over || !documents.replace(ID, stored.version(), used)) {
      throw Problem.notFound(); // used, expired and never made are the same
    }
    opener = account;
    return Answer.noContent();
  }

  private static boolean fits(Kept kept, String secret) {
    return MessageDigest.isEqual(bytes(kept.hash()), bytes(hash(secret)));
  }

  private @Nullable Stored<Kept> stored() {
    return documents.find(ID, Kept.class);
  }

  private static String hash(String secret) {
    return text(Keys.hash(bytes(secret)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
