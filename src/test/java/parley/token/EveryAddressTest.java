package parley.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.described.Description;
import parley.forum.Rule;
import parley.identity.issuer.Browser;
import parley.world.Person;
import parley.world.World;

/**
 * At every address that is described, by each of its methods, a token with all scopes gets what one
 * gets that leads nowhere, byte for byte; but for the lists of its scopes.
 */
final class EveryAddressTest {
  /** They answer whoever asks with a number drawn for this request. */
  private static final Set<String> DRAWN = Set.of("get /sign-in", "get /sign-in/callback");

  @TempDir Path directory;

  @Test
  void aTokenOpensTheListsOfItsScopesAndNoOtherAddress() {
    try (World world = new World(directory)) {
      Person olga = world.organiser("olga", Rule.Preset.CHATHAM_HOUSE.rule());
      ObjectNode token = olga.change().put("name", "Of all scopes").put("days", 30);
      List.of("people", "invitations", "log").forEach(token.putArray("scopes")::add);
      String tokens = "/api/forums/" + olga.place().forum() + "/tokens";
      String secret = olga.post(tokens, token).ok().get("secret").textValue();
      Browser holder = world.bearing(secret);
      Browser nobody = world.bearing("parley_" + "A".repeat(43));
      List<String> opened = new ArrayList<>();
      List<String> refused = new ArrayList<>();
      for (String asked : operations()) {
        String without = seen(nobody, asked, olga.place());
        if (!seen(holder, asked, olga.place()).equals(without)) {
          opened.add(asked);
        } else if (without.startsWith("401 ")) {
          refused.add(asked);
        }
      }
      assertThat(opened)
          .containsExactlyInAnyOrder(
              "get /api/forums/{forum}/people",
              "get /api/forums/{forum}/invitations",
              "get /api/forums/{forum}/log");
      assertThat(refused).as("of %s", operations().size()).hasSizeGreaterThan(150);
    }
  }

  private static List<String> operations() {
    List<String> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : Description.OF_PARLEY.http.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        if (!operation.getKey().equals("parameters")) {
          operations.add(operation.getKey() + " " + path.getKey());
        }
      }
    }
    operations.removeAll(DRAWN);
    return operations;
  }

  /** At the forum and the room of whoever made the token; of the rest something. */
  private static String seen(Browser browser, String operation, Person.Place place) {
    String[] asked = operation.split(" ", 2);
    String path =
        asked[1]
            .replace("{forum}", place.forum())
            .replace("{room}", place.room())
            .replaceAll("\\{\\w+}", "A".repeat(22));
    HttpResponse<String> answer =
        switch (asked[0]) {
          case "get" -> browser.get(path);
          case "post" -> browser.post(path, "{}");
          case "put" -> browser.put(path, "{}");
          default -> throw new IllegalStateException("not tried yet: " + operation);
        };
    TreeMap<String, List<String>> headers = new TreeMap<>(answer.headers().map());
    headers.remove("date");
    return answer.statusCode() + " " + headers + " " + answer.body();
  }
}
