package parley.identity.issuer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The issuer's endpoints, with the checks a real one makes. */
final class IssuerEndpoints {
  private static final String SSO = "sso=";

  private final TestIssuer issuer;
  private final Map<String, Code> codes = new ConcurrentHashMap<>();
  private final IssuerAccounts accounts;
  private final AtomicInteger refreshes = new AtomicInteger();
  private final HttpClient http = HttpClient.newHttpClient();
  private volatile CountDownLatch speaks = new CountDownLatch(0);

  IssuerEndpoints(TestIssuer issuer) {
    this.issuer = issuer;
    this.accounts = new IssuerAccounts(issuer);
  }

  /** What a code stands for. */
  private record Code(IssuerSession session, String redirect, Map<String, String> asked) {}

  private interface Endpoint {
    void answer(HttpExchange exchange, Map<String, String> parameters) throws IOException;
  }

  void routes(HttpServer server) {
    route(server, "/.well-known/openid-configuration", this::metadata);
    route(server, "/keys", (exchange, p) -> Wire.json(exchange, 200, issuer.keys.keySet()));
    route(server, "/authorize", this::authorize);
    route(server, "/token", this::token);
    route(server, "/end", this::endSession);
    accounts.routes(server);
  }

  int refreshes() {
    return refreshes.get();
  }

  void silent(boolean now) {
    speaks.countDown();
    speaks = new CountDownLatch(now ? 1 : 0);
  }

  /** Sends a logout token to whom it may concern and waits for the answer, as an issuer does. */
  void tell(String token) {
    String address = issuer.backchannel;
    if (address != null) {
      HttpResponse<String> answer = send(address, token);
      if (answer.statusCode() >= 400) {
        throw new IllegalStateException("Logout token refused: " + answer.statusCode());
      }
    }
  }

  HttpResponse<String> send(String address, String token) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address))
            .timeout(Duration.ofSeconds(10))
            .header("content-type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("logout_token=" + token))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void route(HttpServer server, String path, Endpoint endpoint) {
    server.createContext(
        URI.create(issuer.url()).getPath() + path,
        exchange -> {
          try (exchange) {
            speaks.await();
            endpoint.answer(exchange, Wire.parameters(exchange));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private void metadata(HttpExchange exchange, Map<String, String> none) throws IOException {
    ObjectNode metadata =
        IssuerKeys.JSON
            .createObjectNode()
            .put("issuer", issuer.url())
            .put("authorization_endpoint", issuer.url() + "/authorize")
            .put("token_endpoint", issuer.url() + "/token")
            .put("jwks_uri", issuer.url() + "/keys")
            .put("end_session_endpoint", issuer.url() + "/end")
            .put("authorization_response_iss_parameter_supported", true);
    metadata.putArray("code_challenge_methods_supported").add("S256");
    Wire.json(exchange, 200, metadata);
  }

  private void authorize(HttpExchange exchange, Map<String, String> p) throws IOException {
    String redirect = p.getOrDefault("redirect_uri", "");
    boolean asked =
        TestIssuer.CLIENT.equals(p.get("client_id"))
            && redirect.matches("http://(localhost|127\\.0\\.0\\.1):\\d+/sign-in/callback")
            && "code".equals(p.get("response_type"))
            && "S256".equals(p.get("code_challenge_method"))
            && p.getOrDefault("scope", "").contains("openid");
    IssuerSession session =
        asked ? session(exchange, p.get("login_hint"), "login".equals(p.get("prompt"))) : null;
    if (!asked) {
      Wire.text(exchange, 400, "not a request that is answered here");
    } else if (session == null) {
      Wire.text(exchange, 200, "Who is it? Add &login_hint=…");
    } else if (session.person().disabled) {
      Wire.redirect(exchange, back(redirect, p, "error=access_denied"));
    } else {
      String code = UUID.randomUUID().toString();
      codes.put(code, new Code(session, redirect, p));
      exchange.getResponseHeaders().add("Set-Cookie", SSO + session.sid() + "; Path=/; HttpOnly");
      Wire.redirect(exchange, back(redirect, p, "code=" + code));
    }
  }

  private String back(String redirect, Map<String, String> p, String result) {
    return redirect
        + "?"
        + result
        + "&state="
        + Wire.encoded(p.getOrDefault("state", ""))
        + "&iss="
        + Wire.encoded(issuer.url());
  }

  /** The one of the browser's cookie; else a new one of whoever is named. */
  private @Nullable IssuerSession session(
      HttpExchange exchange, @Nullable String login, boolean anew) {
    String cookies = String.valueOf(exchange.getRequestHeaders().getFirst("Cookie"));
    int at = cookies.indexOf(SSO);
    IssuerSession known =
        at < 0 ? null : issuer.signIns.get(cookies.substring(at + SSO.length()).split(";", 2)[0]);
    boolean same = login == null || (known != null && known.person().login.equals(login));
    if (same && (known == null || !anew)) {
      return known;
    }
    String who = login != null ? login : java.util.Objects.requireNonNull(known).person().login;
    IssuerSession fresh = IssuerSession.of(issuer.person(who), issuer.clock.instant());
    issuer.signIns.put(fresh.sid(), fresh);
    return fresh;
  }

  private void token(HttpExchange exchange, Map<String, String> p) throws IOException {
    String basic = TestIssuer.CLIENT + ":" + issuer.secret;
    String expected =
        "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8));
    if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      Wire.refuse(exchange, 401, "invalid_client");
      return;
    }
    switch (p.getOrDefault("grant_type", "")) {
      case "authorization_code" -> exchangeCode(exchange, p);
      case "refresh_token" -> refresh(exchange, p.getOrDefault("refresh_token", ""));
      default -> Wire.refuse(exchange, 400, "unsupported_grant_type");
    }
  }

  private void exchangeCode(HttpExchange exchange, Map<String, String> p) throws IOException {
    Code code = codes.remove(p.getOrDefault("code", ""));
    if (code == null
        || !code.redirect().equals(p.get("redirect_uri"))
        || !code.asked()
            .getOrDefault("code_challenge", "")
            .equals(Wire.s256(p.getOrDefault("code_verifier", "")))) {
      Wire.refuse(exchange, 400, "invalid_grant");
      return;
    }
    grant(exchange, code.session(), code.asked());
  }

  private void refresh(HttpExchange exchange, String token) throws IOException {
    refreshes.incrementAndGet();
    IssuerSession session = issuer.signIns.get(token.split("\\.", 2)[0]);
    if (session == null || session.person().disabled || !session.rotate(token)) {
      Wire.refuse(exchange, 400, "invalid_grant");
      return;
    }
    grant(exchange, session, Map.of());
  }

  private void grant(HttpExchange exchange, IssuerSession session, Map<String, String> asked)
      throws IOException {
    String login = session.person().login;
    Token idToken = issuer.idToken(login).claim("sid", session.sid());
    idToken.time("auth_time", session.since());
    if (asked.containsKey("nonce")) {
      idToken.claim("nonce", asked.get("nonce")).claim("acr", session.person().acr(asked));
    }
    issuer.tampering.accept(idToken);
    Wire.json(
        exchange,
        200,
        IssuerKeys.JSON
            .createObjectNode()
            .put("access_token", issuer.accessToken(login).text())
            .put("id_token", idToken.text())
            .put("refresh_token", session.refresh().get())
            .put("token_type", "Bearer")
            .put("expires_in", 300));
  }

  private void endSession(HttpExchange exchange, Map<String, String> p) throws IOException {
    String handed = p.get("refresh_token");
    if (handed != null) { // without a browser
      boolean known =
          issuer.secret.equals(p.get("client_secret"))
              && issuer.signIns.remove(handed.split("\\.", 2)[0]) != null;
      if (known) {
        exchange.sendResponseHeaders(204, -1);
      } else {
        Wire.refuse(exchange, 400, "invalid_grant");
      }
      return;
    }
    String claims = p.getOrDefault("id_token_hint", "..").split("\\.", -1)[1];
    String sid =
        IssuerKeys.JSON.readTree(Base64.getUrlDecoder().decode(claims)).path("sid").asText();
    IssuerSession ended = issuer.signIns.remove(sid);
    if (ended != null) {
      tell(issuer.logoutToken(ended.person().login).claim("sid", sid).text());
    }
    Wire.redirect(exchange, p.getOrDefault("post_logout_redirect_uri", "/"));
  }
}
