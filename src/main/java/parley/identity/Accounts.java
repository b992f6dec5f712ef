package parley.identity;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import parley.identity.first.OrganiserLink;
import parley.identity.oidc.Tokens.Person;
import parley.store.Documents;
import parley.store.Documents.Stored;
import parley.store.Keys;
import parley.store.address.Addresses;
import parley.web.Account;

/**
 * Everybody who has signed in, or was announced. An account's id is derived from issuer and
 * subject, so it is the same on every node and after every restart, and says nothing.
 */
public final class Accounts {
  public static final Set<String> LANGUAGES = Set.of("en", "ru", "zh", "fr", "ar", "fa");

  private static final String LANGUAGE_UNSAID = "en";
  private static final String NAME_UNSAID = "?";
  private static final int UNDO_SECONDS = 10;
  private static final int NAME_CHARS_MAX = 200;
  private static final int KNOWN_MAX = 100_000;

  private final IdentityConfig config;
  private final Keys keys;
  private final Documents accounts;
  private final Addresses addresses;
  private final InstantSource clock;
  private final OrganiserLink link;
  private final ConcurrentHashMap<String, Profile> known = new ConcurrentHashMap<>();
  private volatile Consumer<String> changed = account -> {};

  Accounts(Identity.Base base, OrganiserLink link) {
    this.link = link;
    this.config = base.config();
    this.keys = base.database().keys();
    this.accounts = base.database().documents("accounts");
    this.addresses = new Addresses(base.database());
    this.clock = base.clock();
  }

  /**
   * What is kept of an account, encrypted.
   *
   * @param email only if the issuer has verified it
   * @param zone of {@code java.time}; null: the browser's
   * @param undoSeconds how long a contribution waits before it is sent, 0 to 60
   */
  public record Profile(
      String name,
      @Nullable String email,
      String language,
      @Nullable String zone,
      int undoSeconds,
      Instant created) {
    @Override
    public String toString() {
      return "Profile"; // names and addresses are for no log
    }
  }

  /** The account of this id, or null when it has never signed in here nor was announced. */
  public @Nullable Account find(String id) {
    Profile profile = profile(id);
    return profile == null ? null : account(id, profile, false);
  }

  /** Those who may open forums here, and have signed in. */
  public List<Account> operators() {
    Set<String> ids = new LinkedHashSet<>();
    String opener = link.opener();
    if (opener != null) {
      ids.add(opener);
    }
    for (String email : config.operators()) {
      String id = byEmail(email);
      if (id != null) {
        ids.add(id);
      }
    }
    return ids.stream().map(this::find).filter(Objects::nonNull).toList();
  }

  /** The ids of all accounts, the announced among them. */
  public List<String> all() {
    return accounts.ids();
  }

  /** The account with this verified address; null for an unknown one. Reads the database. */
  public @Nullable String byEmail(String email) {
    String id = addresses.account(email);
    Profile profile = id == null ? null : profile(id);
    // An address that moved on to another account leaves its old entry behind.
    boolean current =
        profile != null && profile.email() != null && Addresses.same(profile.email(), email);
    return current ? id : null;
  }

  /**
   * Somebody who will sign in later.
   *
   * @param subject what the issuer's tokens will say in {@code sub}
   */
  public record Announced(String subject, String name, String email, String language) {}

  /**
   * Announces somebody before the first sign-in; changes nothing that is known already.
   *
   * @return the account's id
   */
  public String seed(String issuer, Announced who) {
    String id = id(issuer, who.subject());
    Profile profile =
        new Profile(
            clean(who.name()), who.email(), who.language(), null, UNDO_SECONDS, clock.instant());
    if (accounts.insert(id, null, profile)) {
      addresses.put(who.email(), id);
    }
    return id;
  }

  /** The id of our issuer's account with this subject. */
  String id(String subject) {
    return id(config.issuer(), subject);
  }

  /** Takes over what the issuer says now, and keeps what it is silent about. */
  String seen(Person person) {
    String id = id(person.subject());
    Profile before = profile(id);
    Profile after = before == null ? begun(person) : updated(before, person);
    if (after.equals(before)) {
      return id;
    }
    boolean first = before == null && accounts.insert(id, null, after);
    if (!first) {
      change(id, now -> updated(now, person));
    }
    if (after.email() != null) {
      addresses.put(after.email(), id);
    }
    return id;
  }

  /** Changes what an account may choose itself. */
  void choose(String id, String language, @Nullable String zone, int undoSeconds) {
    change(id, p -> new Profile(p.name(), p.email(), language, zone, undoSeconds, p.created()));
  }

  /** What is known of an account; null when there is no such account. */
  public @Nullable Profile profile(String id) {
    Profile profile = known.get(id);
    if (profile != null) {
      return profile;
    }
    if (known.size() >= KNOWN_MAX) {
      known.clear();
    }
    return known.computeIfAbsent(id, this::read);
  }

  Account account(String id, Profile profile, boolean bearer) {
    String email = profile.email();
    boolean named =
        email != null && config.operators().stream().anyMatch(one -> Addresses.same(one, email));
    boolean operator = named || link.opened(id);
    return new Account(id, profile.name(), profile.language(), operator, bearer);
  }

  /** Another node has changed it, or this one: it is read anew. */
  void forget(String id) {
    known.remove(id);
  }

  /** Who tells the other nodes. */
  void onChange(Consumer<String> tell) {
    changed = tell;
  }

  private void change(String id, UnaryOperator<Profile> change) {
    Stored<Profile> stored;
    do {
      stored = accounts.find(id, Profile.class);
      if (stored == null) {
        return;
      }
    } while (!accounts.replace(id, stored.version(), change.apply(stored.value())));
    forget(id);
    changed.accept(id);
  }

  private Profile begun(Person person) {
    // the issuer may say more than we know: zh-CN is zh here
    String locale = person.locale() == null ? "" : person.locale().split("[-_]", 2)[0];
    String language = LANGUAGES.contains(locale) ? locale : LANGUAGE_UNSAID;
    Instant now = clock.instant();
    return updated(new Profile(NAME_UNSAID, null, language, null, UNDO_SECONDS, now), person);
  }

  private static Profile updated(Profile old, Person person) {
    String name = person.name() == null ? old.name() : clean(person.name());
    String email = person.emailSaid() ? person.email() : old.email();
    return new Profile(name, email, old.language(), old.zone(), old.undoSeconds(), old.created());
  }

  private @Nullable Profile read(String id) {
    Stored<Profile> stored = accounts.find(id, Profile.class);
    return stored == null ? null : stored.value();
  }

  private String id(String issuer, String subject) {
    return keys.mac("account", issuer + "|" + subject);
  }

  /** Without what turns text around or cannot be seen; the joiners of Persian stay. */
  private static String clean(String name) {
    String text = name.replaceAll("[\\p{Cc}\\p{Cs}\\p{Cf}&&[^\\u200c\\u200d]]", "").strip();
    return text.length() <= NAME_CHARS_MAX ? text : text.substring(0, NAME_CHARS_MAX);
  }
}
