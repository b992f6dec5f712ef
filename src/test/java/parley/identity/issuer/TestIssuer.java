package parley.identity.issuer;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import parley.identity.IdentityConfig;

/**
 * An issuer for tests and load runs.
 *
 * <pre>{@code
 * try (TestIssuer issuer = TestIssuer.start()) {
 *   IdentityConfig config = issuer.config("http://localhost:8080");
 *   // … start the server with it …
 *   String cookie = issuer.signIn("http://localhost:8080", "ana"); // a Cookie header's value
 * }
 * }</pre>
 *
 * Signing in is the true code flow over HTTP. People come into being when they are first named.
 */
public final class TestIssuer implements AutoCloseable {
  public static final String CLIENT = "parley-web";
  public static final String AUDIENCE = "parley-api";
  public static final String PROGRAM = "parley-program";

  private static final String BACKCHANNEL = "/sign-in/backchannel-logout";
  private static final Duration TOKEN_LIFE = Duration.ofMinutes(5);

  final String secret = UUID.randomUUID().toString();
  final Map<String, IssuerSession> signIns = new ConcurrentHashMap<>();
  volatile @Nullable String backchannel;
  volatile Consumer<Token> tampering = token -> {};
  volatile IssuerKeys keys = new IssuerKeys(0);
  volatile InstantSource clock = InstantSource.system();

  final Map<String, Person> people = new ConcurrentHashMap<>();
  private final IssuerEndpoints endpoints = new IssuerEndpoints(this);
  private final int port;
  private @Nullable HttpServer server;
  private int generation;

  private TestIssuer(int port) {
    this.port = port;
  }

  /** Listens on a free port of the loopback interface. */
  public static TestIssuer start() {
    try {
      HttpServer first = HttpServer.create(loopback(0), 0);
      TestIssuer issuer = new TestIssuer(first.getAddress().getPort());
      issuer.serve(first);
      return issuer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String url() {
    return "http://127.0.0.1:" + port + "/realms/test";
  }

  /** What a server at this origin is configured with. */
  public IdentityConfig config(String origin) {
    return new IdentityConfig(
        url(),
        CLIENT,
        secret,
        origin,
        AUDIENCE,
        Set.of(PROGRAM),
        Set.of(),
        false,
        IdentityConfig.Lifetimes.DEFAULT);
  }

  public Person person(String login) {
    return people.computeIfAbsent(login, Person::new);
  }

  /**
   * Signs somebody in, in a browser of their own.
   *
   * @return the value of the {@code Cookie} header for requests and sockets
   */
  public String signIn(String baseUrl, String login) {
    return browser(baseUrl).signIn(login);
  }

  /** For whoever wants to take the steps one by one. */
  public Browser browser(String baseUrl) {
    return new Browser(baseUrl);
  }

  /** A program that calls a server with this token. */
  public Browser program(String baseUrl, String token) {
    return Browser.program(baseUrl, token);
  }

  /** A program's access token for somebody, as it should be. */
  public String bearer(String login) {
    return accessToken(login).text();
  }

  public Token accessToken(String login) {
    Person person = person(login);
    return new Token(keys, "JWT")
        .claim("iss", url())
        .claim("sub", person.subject)
        .claim("aud", AUDIENCE)
        .claim("azp", PROGRAM)
        .claim("typ", "Bearer")
        .claim("jti", UUID.randomUUID().toString())
        .claim("name", person.name)
        .lasting(clock.instant(), TOKEN_LIFE);
  }

  public Token idToken(String login) {
    Person person = person(login);
    Token token =
        new Token(keys, "JWT")
            .claim("iss", url())
            .claim("sub", person.subject)
            .claim("aud", CLIENT)
            .claim("azp", CLIENT)
            .claim("typ", "ID")
            .claim("jti", UUID.randomUUID().toString())
            .claim("name", person.name)
            .claim("preferred_username", login)
            .claim("email", person.email)
            .claim("email_verified", person.emailVerified)
            .lasting(clock.instant(), TOKEN_LIFE);
    return person.language == null ? token : token.claim("locale", person.language);
  }

  /** A logout token for all of a person; with {@code claim("sid", …)} for one sign-in. */
  public Token logoutToken(String login) {
    return new Token(keys, "logout+jwt")
        .claim("iss", url())
        .claim("sub", person(login).subject)
        .claim("aud", CLIENT)
        .claim("typ", "Logout")
        .claim("jti", UUID.randomUUID().toString())
        .event("http://schemas.openid.net/event/backchannel-logout")
        .lasting(clock.instant(), Duration.ofMinutes(2));
  }

  /** Every ID token from the token endpoint passes through here before it is signed. */
  public void tamper(Consumer<Token> change) {
    tampering = change;
  }

  /** Where logout tokens are sent, such as the origin of the server under test. */
  public void tellLogouts(String baseUrl) {
    backchannel = baseUrl + BACKCHANNEL;
  }

  /** Sends a logout token, as the issuer would. */
  public HttpResponse<String> sendLogout(String baseUrl, String token) {
    return endpoints.send(baseUrl + BACKCHANNEL, token);
  }

  /** Ends all of a person's sign-ins and tells of one of them only, as Keycloak does. */
  public void endAll(String login) {
    Set<String> ended = signInsOf(login);
    signIns.keySet().removeAll(ended);
    ended.stream()
        .limit(1)
        .forEach(told -> endpoints.tell(logoutToken(login).claim("sid", told).text()));
  }

  /** The names ({@code sid}) of a person's sign-ins that stand. */
  public Set<String> signInsOf(String login) {
    Set<String> names = ConcurrentHashMap.newKeySet();
    signIns.values().stream()
        .filter(one -> one.person().login.equals(login))
        .forEach(one -> names.add(one.sid()));
    return names;
  }

  /** How often a refresh token was presented, whatever came of it. */
  public int refreshes() {
    return endpoints.refreshes();
  }

  /** New keys; the old ones are published no more. */
  public void rotateKeys() {
    generation++;
    keys = new IssuerKeys(generation);
  }

  /** Another clock for all tokens from now on. */
  public void follow(InstantSource other) {
    clock = other;
  }

  /** Takes requests and does not answer them, until {@link #back}. */
  public void fallSilent() {
    endpoints.silent(true);
  }

  /** Stops listening. */
  public synchronized void away() {
    if (server != null) {
      server.stop(0);
      server = null;
    }
  }

  /** Listens and answers again, on the same port. */
  public synchronized void back() {
    endpoints.silent(false);
    if (server == null) {
      try {
        serve(HttpServer.create(loopback(port), 0));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() {
    endpoints.silent(false);
    away();
  }

  private synchronized void serve(HttpServer fresh) {
    endpoints.routes(fresh);
    fresh.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    fresh.start();
    server = fresh;
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }
}
