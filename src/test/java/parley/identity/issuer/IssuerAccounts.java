package parley.identity.issuer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import parley.identity.keycloak.Registry;

/**
 * As much of Keycloak's Admin REST interface as making accounts takes. Whoever gets an account here
 * can sign in under the address as login; a password that holds "weak" is refused.
 */
public final class IssuerAccounts {
  private static final String CLIENT = "parley-admin";
  private final TestIssuer issuer;
  private final String token = UUID.randomUUID().toString();
  private final Map<String, Person> byAddress = new ConcurrentHashMap<>();

  IssuerAccounts(TestIssuer issuer) {
    this.issuer = issuer;
  }

  /** Where a server makes accounts of this issuer. */
  public static Registry registry(TestIssuer issuer) {
    return Registry.of(issuer.url(), CLIENT, issuer.secret);
  }

  void routes(HttpServer server) {
    String realm = URI.create(issuer.url()).getPath();
    server.createContext(
        realm + "/protocol/openid-connect/token",
        exchange -> {
          try (exchange) {
            boolean known = issuer.secret.equals(Wire.parameters(exchange).get("client_secret"));
            ObjectNode granted = IssuerKeys.JSON.createObjectNode();
            granted.put("access_token", token).put("expires_in", 60);
            Wire.json(exchange, known ? 200 : 401, granted);
          }
        });
    server.createContext(
        "/admin" + realm + "/users",
        exchange -> {
          try (exchange) {
            answer(exchange);
          }
        });
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String id = path.substring(path.indexOf("/users") + "/users".length());
    if (!("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      Wire.json(exchange, 401, IssuerKeys.JSON.createObjectNode());
    } else if (exchange.getRequestMethod().equals("POST")) {
      make(exchange, IssuerKeys.JSON.readTree(exchange.getRequestBody()));
    } else if (id.endsWith("/credentials")) {
      credentials(exchange, id.substring(1, id.lastIndexOf('/')));
    } else if (id.isEmpty()) {
      search(exchange);
    } else {
      stands(exchange, id.substring(1));
    }
  }

  private void make(HttpExchange exchange, JsonNode account) throws IOException {
    String email = account.path("email").asText();
    ObjectNode said = IssuerKeys.JSON.createObjectNode();
    if (byAddress.containsKey(email)) {
      Wire.json(exchange, 409, said);
    } else if (account.at("/credentials/0/value").asText().contains("weak")) {
      Wire.json(exchange, 400, said.put("errorMessage", "Password policy not met"));
    } else {
      Person person = issuer.person(email).withEmail(email, true);
      person.named(account.at("/attributes/displayName/0").asText());
      byAddress.put(email, person);
      exchange
          .getResponseHeaders()
          .add("Location", "http://anywhere/users/" + Wire.encoded(person.subject()));
      Wire.json(exchange, 201, said);
    }
  }

  private void search(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getRawQuery();
    String email = URLDecoder.decode(query.replaceFirst(".*email=", ""), StandardCharsets.UTF_8);
    ArrayNode found = IssuerKeys.JSON.createArrayNode();
    if (byAddress.containsKey(email)) {
      found.addObject();
    }
    Wire.json(exchange, 200, found);
  }

  private void credentials(HttpExchange exchange, String subject) throws IOException {
    ArrayNode found = IssuerKeys.JSON.createArrayNode();
    found.addObject().put("id", "p").put("type", "password").put("createdDate", 1L);
    int number = 0;
    for (String factor : factorsOf(subject)) {
      ObjectNode one = found.addObject().put("id", "f-" + ++number).put("type", factor);
      one.put("userLabel", "on the grey telephone").put("createdDate", 1_000L * number);
    }
    Wire.json(exchange, 200, found);
  }

  private List<String> factorsOf(String subject) {
    return issuer.people.values().stream()
        .filter(one -> one.subject.equals(subject))
        .flatMap(one -> one.factors.stream())
        .toList();
  }

  private void stands(HttpExchange exchange, String subject) throws IOException {
    for (Person person : byAddress.values()) {
      if (subject.equals(person.subject()) || subject.equals(Wire.encoded(person.subject()))) {
        Wire.json(
            exchange, 200, IssuerKeys.JSON.createObjectNode().put("enabled", !person.disabled));
        return;
      }
    }
    Wire.json(exchange, 404, IssuerKeys.JSON.createObjectNode());
  }
}
