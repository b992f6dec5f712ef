package parley;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.document.Press;
import parley.forum.Command;
import parley.live.sharing.Sharing;
import parley.server.Settings;
import parley.store.owner.Ownership;
import parley.web.Json;
import parley.web.Proxies;

/**
 * All settings, read once. {@code config/parley.json} holds every one with its default; a file of
 * the operator's may replace some, and environment variables some again: {@code server.port} is
 * {@code PARLEY_SERVER_PORT}. Secrets come from the environment only.
 */
public record Config(
    Mode mode,
    String data,
    boolean testLanguage,
    Operator operator,
    Server server,
    Store database,
    Cluster cluster,
    KeyFile keys,
    Identity identity,
    Mail mail,
    Idle forums,
    Discussion discussion,
    Searching search,
    Documents documents) {
  static final String EMBEDDED = "embedded";

  /** What this process is for. */
  public enum Mode {
    /** Everything in one command, on loopback, with invented people. */
    DEMONSTRATION,
    /** Real people: nothing of the demonstration may be in it. */
    PRODUCTION
  }

  /** Who runs this server and where, and who else sees something, for {@code /about}. */
  public record Operator(
      String name,
      String place,
      String jurisdiction,
      String contact,
      String signIn,
      String mail,
      String copies) {
    parley.about.@Nullable Operator said() {
      return new parley.about.Operator(name, place, jurisdiction, contact, signIn, mail, copies)
          .said();
    }
  }

  /**
   * Where browsers reach it; an empty {@code origin} is http://localhost with the port; {@code
   * origin} is what stands in their address bar. {@code exitPage} is where a quick exit leads.
   * {@code trustedProxies} are those whose word on where a request came from is taken. With a
   * {@code certificate} and its key, PEM files, it speaks TLS itself.
   */
  public record Server(
      String host,
      int port,
      String origin,
      int eventLoops,
      int managementPort,
      String pages,
      String securityContact,
      String exitPage,
      List<String> trustedProxies,
      String certificate,
      String privateKey) {
    Settings settings(String shownOrigin) {
      return new Settings(
          host,
          port,
          eventLoops,
          List.of(shownOrigin),
          pages.isEmpty() ? null : Path.of(pages),
          contact(),
          managementPort,
          Settings.Limits.USUAL,
          Proxies.of(trustedProxies),
          tls());
    }

    private Settings.@Nullable Tls tls() {
      return certificate.isEmpty()
          ? null
          : new Settings.Tls(Path.of(certificate), Path.of(privateKey));
    }

    @Nullable String contact() {
      return securityContact.isEmpty() ? null : securityContact;
    }
  }

  /** {@code mongodb://…}, or "embedded". */
  public record Store(String uri, int answerSecondsMax) {
    boolean isEmbedded() {
      return uri.equals(EMBEDDED);
    }

    /** Whoever had the embedded one open is gone when we have; another is watched for a while. */
    Ownership.Pace pace() {
      return isEmbedded() ? Ownership.Pace.USUAL.alone() : Ownership.Pace.USUAL;
    }
  }

  /** Whether other nodes serve the same database; the same on all of them. */
  public record Cluster(boolean shared) {
    Sharing sharing() {
      return shared ? Sharing.SEVERAL : Sharing.ALONE;
    }
  }

  public record KeyFile(String file) {}

  /** Any OpenID Connect issuer, or "embedded" for a Keycloak of our own. */
  public record Identity(
      String issuer,
      int keycloakPort,
      String clientId,
      String clientSecret,
      String accountsClientId,
      String accountsClientSecret,
      String audience,
      Set<String> programs,
      Set<String> operators,
      int checkSecondsMax,
      int issuerAwaySecondsMax,
      int idleMinutesMax,
      int sessionHoursMax,
      int stepUpMinutesMax,
      String stepUpAcr) {}

  /** Where letters are handed in; an empty host is none, "embedded" the demonstration's own. */
  public record Mail(String host, int port, String sender, String login, String password) {}

  /** After how long without use a forum leaves memory, and how much of it all together may take. */
  public record Idle(int idleMinutes, int memoryPercentMax) {
    long bytesMax() {
      return Runtime.getRuntime().maxMemory() / 100 * memoryPercentMax;
    }
  }

  public record Discussion(int editMinutes, int titleCharactersMax, int textCharactersMax) {
    public Command.Limits limits() {
      return new Command.Limits(editMinutes, titleCharactersMax, textCharactersMax);
    }
  }

  /** What the indexes of all rooms together may keep of memory. */
  public record Searching(int indexMegabytesMax) {}

  /** Where the fonts of printed papers lie, and what printing or reading one file may take. */
  public record Documents(String fonts, int secondsMax, int megabytesMax) {
    Press.Limits limits() {
      return new Press.Limits(secondsMax, megabytesMax);
    }
  }

  /** The settings are not usable; one sentence for each mistake. */
  public static final class Mistaken extends Exception {
    private static final long serialVersionUID = 1L;

    Mistaken(List<String> mistakes) {
      super(String.join("\n", mistakes));
    }
  }

  /**
   * Reads the defaults, the operator's file if there is one, and the environment.
   *
   * @throws Mistaken with all mistakes at once
   */
  public static Config read(Path defaults, @Nullable Path own, Map<String, String> environment)
      throws Mistaken {
    List<String> mistakes = new ArrayList<>();
    ObjectNode settings = ConfigSources.merged(defaults, own, environment, mistakes);
    if (!mistakes.isEmpty()) {
      throw new Mistaken(mistakes);
    }
    Config config;
    try {
      config =
          Json.read(
              settings.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8), Config.class);
    } catch (IllegalStateException e) {
      throw new Mistaken(List.of("the settings do not fit: " + e.getMessage()));
    }
    mistakes.addAll(ConfigRules.mistakes(config));
    if (!mistakes.isEmpty()) {
      throw new Mistaken(mistakes);
    }
    return config;
  }

  @Override
  public String toString() {
    return "Config[" + mode + "]"; // a secret from the environment must not reach a log
  }
}
