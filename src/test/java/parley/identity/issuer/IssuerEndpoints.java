package parley.identity.issuer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
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
  private final AtomicInteger refreshes = new AtomicInteger();
  private final HttpClient http = HttpClient.newHttpClient();
  private volatile CountDownLatch speaks = new CountDownLatch(0);

  IssuerEndpoints(TestIssuer issuer) {
    this.issuer = issuer;
  }

  /** What a code stands for. */
  private record Code(
      IssuerSession session, String redirect, String challenge, @Nullable String nonce) {}

  @FunctionalInterface
  private interface Endpoint {
    void answer(HttpExchange exchange, Map<String, String> parameters) throws IOException;
  }

  void routes(HttpServer server) {
    route(server, "/.well-known/openid-configuration", this::metadata);
    route(server, "/keys", (exchange, p) -> json(exchange, 200, issuer.keys.keySet()));
    route(server, "/authorize", this::authorize);
    route(server, "/token", this::token);
    route(server, "/end", this::endSession);
  }

  int refreshes() {
    return refreshes.get();
  }

  void silent(boolean now) {
    speaks.countDown();
    speaks = new CountDownLatch(now ? 1 : 0);
  }

  /** Sends a logout token and waits for the answer, as an issuer does. */
  void tell(String token) {
    if (issuer.backchannel == null) {
      return;
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(issuer.backchannel))
            .timeout(Duration.ofSeconds(10))
            .header("content-type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("logout_token=" + token))
            .build();
    try {
      http.send(request, HttpResponse.BodyHandlers.discarding());
    } catch (IOException e) {
      throw new IllegalStateException("Nobody took the logout token", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void route(HttpServer server, String path, Endpoint endpoint) {
    server.createContext(
        URI.create(issuer.url()).getPath() + path,
        exchange -> {
          try (exchange) {
            speaks.await();
            endpoint.answer(exchange, parameters(exchange));
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
    json(exchange, 200, metadata);
  }

  private void authorize(HttpExchange exchange, Map<String, String> p) throws IOException {
    String redirect = p.getOrDefault("redirect_uri", "");
    boolean asked =
        TestIssuer.CLIENT.equals(p.get("client_id"))
            && redirect.matches("http://(localhost|127\\.0\\.0\\.1):\\d+/sign-in/callback")
            && "code".equals(p.get("response_type"))
            && "S256".equals(p.get("code_challenge_method"))
            && p.getOrDefault("scope", "").contains("openid");
    IssuerSession session = asked ? session(exchange, p.get("login_hint")) : null;
    if (!asked) {
      text(exchange, 400, "not a request that is answered here");
    } else if (session == null) {
      text(exchange, 200, "Who is it? Add &login_hint=…");
    } else if (session.person().disabled) {
      redirect(exchange, back(redirect, p, "error=access_denied"));
    } else {
      String code = UUID.randomUUID().toString();
      String challenge = p.getOrDefault("code_challenge", "");
      codes.put(code, new Code(session, redirect, challenge, p.get("nonce")));
      exchange.getResponseHeaders().add("Set-Cookie", SSO + session.sid() + "; Path=/; HttpOnly");
      redirect(exchange, back(redirect, p, "code=" + code));
    }
  }

  private String back(String redirect, Map<String, String> p, String result) {
    return redirect
        + "?"
        + result
        + "&state="
        + encoded(p.getOrDefault("state", ""))
        + "&iss="
        + encoded(issuer.url());
  }

  /** The one of the browser's cookie; else a new one of whoever is named. */
  private @Nullable IssuerSession session(HttpExchange exchange, @Nullable String login) {
    String cookies = String.valueOf(exchange.getRequestHeaders().getFirst("Cookie"));
    int at = cookies.indexOf(SSO);
    IssuerSession known =
        at < 0 ? null : issuer.signIns.get(cookies.substring(at + SSO.length()).split(";", 2)[0]);
    if (login == null || (known != null && known.person().login.equals(login))) {
      return known;
    }
    IssuerSession fresh = IssuerSession.of(issuer.person(login));
    issuer.signIns.put(fresh.sid(), fresh);
    return fresh;
  }

  private void token(HttpExchange exchange, Map<String, String> p) throws IOException {
    String basic = TestIssuer.CLIENT + ":" + issuer.secret;
    String expected =
        "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8));
    if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      refuse(exchange, 401, "invalid_client");
      return;
    }
    switch (p.getOrDefault("grant_type", "")) {
      case "authorization_code" -> exchangeCode(exchange, p);
      case "refresh_token" -> refresh(exchange, p.getOrDefault("refresh_token", ""));
      default -> refuse(exchange, 400, "unsupported_grant_type");
    }
  }

  private void exchangeCode(HttpExchange exchange, Map<String, String> p) throws IOException {
    Code code = codes.remove(p.getOrDefault("code", ""));
    if (code == null
        || !code.redirect().equals(p.get("redirect_uri"))
        || !code.challenge().equals(s256(p.getOrDefault("code_verifier", "")))) {
      refuse(exchange, 400, "invalid_grant");
      return;
    }
    grant(exchange, code.session(), code.nonce());
  }

  private void refresh(HttpExchange exchange, String token) throws IOException {
    refreshes.incrementAndGet();
    IssuerSession session = issuer.signIns.get(token.split("\\.", 2)[0]);
    if (session == null || session.person().disabled || !session.rotate(token)) {
      refuse(exchange, 400, "invalid_grant");
      return;
    }
    grant(exchange, session, null);
  }

  private void grant(HttpExchange exchange, IssuerSession session, @Nullable String nonce)
      throws IOException {
    String login = session.person().login;
    Token idToken = issuer.idToken(login).claim("sid", session.sid());
    if (nonce != null) {
      idToken.claim("nonce", nonce);
    }
    issuer.tampering.accept(idToken);
    json(
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
    String claims = p.getOrDefault("id_token_hint", "..").split("\\.", -1)[1];
    String sid =
        IssuerKeys.JSON.readTree(Base64.getUrlDecoder().decode(claims)).path("sid").asText();
    IssuerSession ended = issuer.signIns.remove(sid);
    if (ended != null) {
      tell(issuer.logoutToken(ended.person().login).claim("sid", sid).text());
    }
    redirect(exchange, p.getOrDefault("post_logout_redirect_uri", "/"));
  }

  private static void refuse(HttpExchange exchange, int status, String error) throws IOException {
    json(exchange, status, IssuerKeys.JSON.createObjectNode().put("error", error));
  }

  private static void json(HttpExchange exchange, int status, ObjectNode json) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    text(exchange, status, json.toString());
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().add("Location", to);
    exchange.sendResponseHeaders(302, -1);
  }

  private static void text(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static Map<String, String> parameters(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String query = exchange.getRequestURI().getRawQuery();
    Map<String, String> parameters = new HashMap<>();
    for (String pair : (body + "&" + (query == null ? "" : query)).split("&", -1)) {
      String[] parts = pair.split("=", 2);
      if (parts.length == 2) {
        parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    return parameters;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String s256(String verifier) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
