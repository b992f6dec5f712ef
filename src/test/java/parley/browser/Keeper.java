package parley.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Whoever keeps Keycloak, at its Admin REST interface. */
final class Keeper {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Keeper() {}

  /** Ends all sessions of this person, as the operator can at Keycloak's console. */
  static void signsOut(String username) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      String token = token(http);
      HttpRequest.Builder found = to("/admin/realms/parley/users?exact=true&username=" + username);
      String id =
          JSON.readTree(send(http, found.header("Authorization", token)).body())
              .path(0)
              .path("id")
              .asText();
      HttpRequest.Builder end = to("/admin/realms/parley/users/" + id + "/logout");
      send(http, end.header("Authorization", token).POST(BodyPublishers.noBody()));
    }
  }

  private static String token(HttpClient http) throws IOException, InterruptedException {
    Properties secrets = new Properties();
    Path file = Stage.DATA.resolve("keycloak").resolve("secrets.properties");
    try (Reader reader = Files.newBufferedReader(file)) {
      secrets.load(reader);
    }
    String form =
        "grant_type=client_credentials&client_id=parley-keeper&client_secret="
            + URLEncoder.encode(secrets.getProperty("keeper"), UTF_8);
    HttpRequest.Builder asked =
        to("/realms/master/protocol/openid-connect/token")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form));
    return "Bearer " + JSON.readTree(send(http, asked).body()).path("access_token").asText();
  }

  private static HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(Stage.keycloak() + path));
  }

  private static HttpResponse<String> send(HttpClient http, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).isBetween(200, 299);
    return answer;
  }
}
