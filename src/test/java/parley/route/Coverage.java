package parley.route;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import parley.described.Description;

/** What of the description was not seen yet. */
final class Coverage {
  private static final Description DESCRIBED = Description.OF_PARLEY;

  /** These have tests of their own, or need what a healthy node does not give. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "/sign-in",
          "/sign-in/callback",
          "/sign-out",
          "/sign-in/backchannel-logout",
          "/api/me/sessions/{session}/end",
          "/api/live",
          "/api/fora",
          "/api/about",
          "/api/config",
          "/api/mailbox",
          "/api/openapi.yaml",
          "/api/asyncapi.yaml",
          "/.well-known/security.txt");

  private static final Set<String> RARE =
      Set.of("Problem.retryAfter", "Hits.next", "OpenedForum.forum");

  private Coverage() {}

  /** Answers, their fields, and frames that are described and did not come. */
  static Set<String> missing() {
    Set<String> missing = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path : DESCRIBED.http.path("paths").properties()) {
      if (!ELSEWHERE.contains(path.getKey())) {
        for (Map.Entry<String, JsonNode> verb : path.getValue().properties()) {
          missing.addAll(expected(path.getKey(), verb));
        }
      }
    }
    for (JsonNode told : DESCRIBED.live.at("/operations/tell/messages")) {
      missing.add("frame " + told.path("$ref").asText().replaceFirst(".*/", ""));
    }
    missing.removeAll(DESCRIBED.seen);
    missing.removeAll(RARE);
    missing.remove("POST /api/forums 201"); // In ApiDescriptionTest, by an operator.
    return missing;
  }

  private static Set<String> expected(String path, Map.Entry<String, JsonNode> verb) {
    Set<String> expected = new TreeSet<>();
    for (Map.Entry<String, JsonNode> answer : verb.getValue().path("responses").properties()) {
      JsonNode response = DESCRIBED.resolved(answer.getValue());
      response.path("content").forEach(c -> expected.addAll(DESCRIBED.fields(c.path("schema"))));
      if (!answer.getKey().equals("default")) {
        expected.add(verb.getKey().toUpperCase(Locale.ROOT) + " " + path + " " + answer.getKey());
      }
    }
    return expected;
  }
}
