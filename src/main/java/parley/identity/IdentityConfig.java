package parley.identity;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ValueRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parley.identity.keycloak.Registry;
import parley.identity.oidc.Client;

/**
 * Whom we let say who somebody is, and for how long we believe it.
 *
 * @param issuer the OpenID Connect issuer, exactly as its tokens spell it
 * @param clientId ours at the issuer
 * @param clientSecret from the environment, never from a file; null for a public client
 * @param origin where browsers reach us, such as {@code https://parley.example.org}
 * @param audience what a program's access token must be for
 * @param programs client ids of the programs that may call
 * @param operators verified e-mail addresses of those who run this server
 * @param clustered whether other nodes serve the same database
 * @param lifetimes of sessions
 * @param registry where accounts are made; null where people must have one already
 */
public record IdentityConfig(
    String issuer,
    String clientId,
    @Nullable String clientSecret,
    String origin,
    String audience,
    Set<String> programs,
    Set<String> operators,
    boolean clustered,
    Lifetimes lifetimes,
    @Nullable Registry registry) {
  static final String CALLBACK = "/sign-in/callback";

  /**
   * How long a session lasts.
   *
   * @param checkSecondsMax how old the issuer's last word may be, at most 60
   * @param issuerAwaySecondsMax how long beyond a token's life a session is believed while the
   *     issuer does not answer; after that nothing is shown until it does
   * @param idleMinutesMax without a request or an open socket
   * @param sessionHoursMax from sign-in on, whatever happens
   * @param stepUp what is asked before what cannot be undone
   */
  public record Lifetimes(
      int checkSecondsMax,
      int issuerAwaySecondsMax,
      int idleMinutesMax,
      int sessionHoursMax,
      StepUp stepUp) {
    public static final Lifetimes DEFAULT = new Lifetimes(60, 300, 120, 12, StepUp.USUAL);

    Duration check() {
      return Duration.ofSeconds(checkSecondsMax);
    }

    Duration issuerAway() {
      return Duration.ofSeconds(issuerAwaySecondsMax);
    }

    Duration idle() {
      return Duration.ofMinutes(idleMinutesMax);
    }

    Duration session() {
      return Duration.ofHours(sessionHoursMax);
    }
  }

  /**
   * How lately, and how, somebody must have shown who they are.
   *
   * @param minutesMax since they gave a password, passkey or code; 0 asks for nothing
   * @param acr the authentication class the issuer must name, such as one with a second factor;
   *     empty for any
   */
  public record StepUp(int minutesMax, String acr) {
    public static final StepUp USUAL = new StepUp(10, "");

    boolean satisfied(Session.@Nullable Proof proof, Instant now) {
      return minutesMax == 0
          || (proof != null
              && now.isBefore(proof.at().plus(Duration.ofMinutes(minutesMax)))
              && (acr.isEmpty() || acr.equals(proof.acr())));
    }

    /** What the issuer is asked for, so that it asks the person. */
    public Map<String, String> parameters() {
      Map<String, String> asked = new TreeMap<>(Map.of("prompt", "login", "max_age", "0"));
      if (!acr.isEmpty()) {
        asked.put("acr_values", acr);
      }
      return asked;
    }
  }

  /** Without a place where accounts are made. */
  public IdentityConfig(
      String issuer,
      String clientId,
      @Nullable String clientSecret,
      String origin,
      String audience,
      Set<String> programs,
      Set<String> operators,
      boolean clustered,
      Lifetimes lifetimes) {
    this(
        issuer,
        clientId,
        clientSecret,
        origin,
        audience,
        programs,
        operators,
        clustered,
        lifetimes,
        null);
  }

  /** The same, making accounts there. */
  public IdentityConfig with(@Nullable Registry there) {
    return new IdentityConfig(
        issuer,
        clientId,
        clientSecret,
        origin,
        audience,
        programs,
        operators,
        clustered,
        lifetimes,
        there);
  }

  /** What is wrong with it, in words for whoever wrote it; empty when nothing is. */
  public List<String> mistakes() {
    List<String> mistakes = new ArrayList<>();
    if (!safe(issuer)) {
      mistakes.add("identity.issuer must be an https address (http only on this machine)");
    }
    if (!safe(origin) || !origin.equals(originOf(origin))) {
      mistakes.add("identity.origin must be scheme://host[:port], https unless on this machine");
    }
    if (clientId.isBlank() || audience.isBlank() || audience.equals(clientId)) {
      mistakes.add("identity.clientId and identity.audience must be given and differ");
    }
    within(mistakes, "checkSecondsMax", lifetimes.checkSecondsMax(), ValueRange.of(5, 60));
    within(
        mistakes,
        "issuerAwaySecondsMax",
        lifetimes.issuerAwaySecondsMax(),
        ValueRange.of(0, 3_600));
    within(mistakes, "idleMinutesMax", lifetimes.idleMinutesMax(), ValueRange.of(5, 1_440));
    within(mistakes, "sessionHoursMax", lifetimes.sessionHoursMax(), ValueRange.of(1, 168));
    return mistakes;
  }

  Client client() {
    return new Client(
        issuer, clientId, clientSecret, origin + CALLBACK, audience, List.copyOf(programs));
  }

  @Override
  public String toString() {
    return "IdentityConfig[" + issuer + "]"; // never the secret
  }

  private static void within(List<String> mistakes, String name, int value, ValueRange range) {
    if (!range.isValidValue(value)) {
      mistakes.add("identity.lifetimes." + name + " must lie in " + range);
    }
  }

  private static boolean safe(String address) {
    try {
      return Client.safe(URI.create(address));
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private static @Nullable String originOf(String address) {
    URI uri = URI.create(address);
    return uri.getScheme() + "://" + uri.getAuthority();
  }
}
