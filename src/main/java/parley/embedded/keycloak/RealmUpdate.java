package parley.embedded.keycloak;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Brings the realm's addresses up to date when Parley has moved to another port or host since the
 * import, which happens only once. Redirects stay exact, so an old one would end every sign-in.
 */
final class RealmUpdate {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final URI keycloak;
  private final HttpClient http;

  RealmUpdate(URI keycloak, HttpClient http) {
    this.keycloak = keycloak;
    this.http = http;
  }

  void moveTo(RealmAddresses addresses, String keeperSecret)
      throws IOException, InterruptedException {
    String token = token(keeperSecret);
    String clients = "/admin/realms/parley/clients";
    JsonNode found = send(get(clients + "?clientId=parley-web", token)).path(0);
    if (!(found instanceof ObjectNode client)) {
      throw new KeycloakFailed("The realm has no client parley-web.");
    }
    client.put("baseUrl", addresses.home());
    client.putArray("redirectUris").add(addresses.redirect());
    ObjectNode attributes = client.withObjectProperty("attributes");
    attributes.put("post.logout.redirect.uris", addresses.home());
    attributes.put("backchannel.logout.url", addresses.backchannel());
    String id = client.path("id").asText();
    send(
        to(clients + "/" + id, token)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(client)))
            .build());
  }

  private String token(String secret) throws IOException, InterruptedException {
    String form =
        "grant_type=client_credentials&client_id="
            + RealmSecrets.KEEPER
            + "&client_secret="
            + URLEncoder.encode(secret, UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(keycloak.resolve("/realms/master/protocol/openid-connect/token"))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    return send(request).path("access_token").asText();
  }

  private HttpRequest get(String path, String token) {
    return to(path, token).build();
  }

  private HttpRequest.Builder to(String path, String token) {
    return HttpRequest.newBuilder(keycloak.resolve(path))
        .timeout(TIMEOUT)
        .header("Authorization", "Bearer " + token);
  }

  private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
    if (response.statusCode() / 100 != 2) {
      throw new KeycloakFailed(
          "Keycloak answered "
              + response.statusCode()
              + " to a change of Parley's address in the realm.");
    }
    return JSON.readTree(response.body());
  }
}
