package parley.store.address;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import parley.store.Database;
import parley.store.Documents;
import parley.store.Documents.Stored;
import parley.store.Keys;

/**
 * The account that signed in last with each address. What it leads to is half of the truth: the
 * account must still have the address as well.
 */
public final class Addresses {
  private final Keys keys;
  private final Documents emails;

  public Addresses(Database database) {
    this.keys = database.keys();
    this.emails = database.documents("emails");
  }

  /** What is kept under the hash of an address. */
  private record EmailOf(String account) {}

  /** The account an address leads to; it may have another one by now. */
  public @Nullable String account(String email) {
    Stored<EmailOf> stored = emails.find(key(email), EmailOf.class);
    return stored == null ? null : stored.value().account();
  }

  /** From now on it leads to this account. */
  public void put(String email, String account) {
    emails.put(key(email), null, new EmailOf(account));
  }

  private String key(String email) {
    return keys.mac("email", canonical(email));
  }

  /** Whether two addresses are one. */
  public static boolean same(String one, String other) {
    return canonical(one).equals(canonical(other));
  }

  /** An address as it is compared. */
  public static String canonical(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }
}
