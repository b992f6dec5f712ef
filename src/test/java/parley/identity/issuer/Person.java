package parley.identity.issuer;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Somebody with an account at the test issuer; may be changed at any time. */
public final class Person {
  final String login;
  final String subject;
  volatile String name;
  volatile String email;
  volatile boolean emailVerified = true;
  volatile @Nullable String language;
  volatile boolean disabled;
  volatile boolean namesMeans = true;
  final List<String> factors = new CopyOnWriteArrayList<>();

  Person(String login) {
    this.login = login;
    this.subject = "subject-of-" + login;
    this.name = login.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + login.substring(1);
    this.email = login + "@people.example";
  }

  public Person named(String newName) {
    name = newName;
    return this;
  }

  public Person withEmail(String newEmail, boolean verified) {
    email = newEmail;
    emailVerified = verified;
    return this;
  }

  public Person speaking(String newLanguage) {
    language = newLanguage;
    return this;
  }

  /** From the next refresh on. */
  public Person disabled(boolean now) {
    disabled = now;
    return this;
  }

  /** From now on this person's tokens do not say by which means they signed in. */
  public Person namingNoMeans() {
    namesMeans = false;
    return this;
  }

  /** Something to sign in with besides the password, as Keycloak calls it. */
  public Person with(String credential) {
    factors.add(credential);
    return this;
  }

  /** Whoever is asked for a class of means shows it. */
  String acr(Map<String, String> asked) {
    return namesMeans ? asked.getOrDefault("acr_values", "1") : "";
  }

  public String subject() {
    return subject;
  }

  public String name() {
    return name;
  }

  public String email() {
    return email;
  }
}
