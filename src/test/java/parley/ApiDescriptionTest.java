package parley;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.described.Bodies;
import parley.described.Description;
import parley.identity.issuer.Browser;
import parley.push.Asks;
import parley.server.load.Rank;
import parley.web.Ids;
import parley.web.Problem;
import parley.web.Table;

/** What is offered is described, and what is described is offered: in both directions. */
class ApiDescriptionTest {
  private static final Description DESCRIBED = Description.OF_PARLEY;
  private static final List<String> VERBS = List.of("get", "put", "post", "delete", "patch");
  @TempDir static Path directory;
  private static Offering offering;

  @BeforeAll
  static void serve() throws Exception {
    offering = new Offering(directory);
  }

  @AfterAll
  static void stop() throws Exception {
    offering.close();
  }

  @Test
  void everyRouteIsDescribedAndEveryDescribedRouteIsThere() {
    Set<String> offered = new TreeSet<>();
    for (Table.Route route : offering.routes()) {
      offered.add(route.method() + " " + described(route.path()));
    }
    Set<String> described = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path : DESCRIBED.http.path("paths").properties()) {
      for (String verb : VERBS) {
        if (path.getValue().has(verb)) {
          described.add(verb.toUpperCase(Locale.ROOT) + " " + path.getKey());
        }
      }
    }
    assertThat(described).isEqualTo(offered);
  }

  /** Else a route that was moved would be refused with the rest, and nobody would notice. */
  @Test
  void whatGivesWayFirstAndLastIsThere() {
    for (Rank rank : Rank.values()) {
      for (String name : rank.routes()) {
        assertThat(offering.routes())
            .as(name)
            .anyMatch(route -> Rank.names(name, route.method().name(), route.path()));
      }
    }
  }

  @Test
  void everyRouteSaysWhatIsInItsPathWhoMayCallAndWhatItReads() {
    for (Table.Route route : offering.routes()) {
      JsonNode path = DESCRIBED.http.path("paths").path(described(route.path()));
      JsonNode operation = path.path(route.method().name().toLowerCase(Locale.ROOT));
      String what = route.method() + " " + route.path();
      assertThat(operation.path("summary").asText()).as(what).isNotBlank();
      assertThat(operation.path("security").isEmpty() && operation.has("security"))
          .as(what + " open")
          .isEqualTo(route.open());
      assertThat(parameters(path)).as(what).isEqualTo(named(route.path()));
      switch (route.does()) {
        case Table.Does.Upgrades upgrades -> assertThat(operation.has("requestBody")).isFalse();
        case Table.Does.Answers answers -> reads(what, operation, answers);
      }
    }
  }

  private static void reads(String what, JsonNode operation, Table.Does.Answers answers) {
    JsonNode content = DESCRIBED.resolved(operation.path("requestBody")).path("content");
    String media =
        switch (answers.content()) {
          case NONE -> "";
          case JSON -> "application/json";
          case FORM -> "application/x-www-form-urlencoded";
        };
    List<String> medias = new ArrayList<>();
    content.fieldNames().forEachRemaining(medias::add);
    assertThat(medias).as(what).isEqualTo(media.isEmpty() ? List.of() : List.of(media));
    if (answers.body() != null) {
      assertThat(
              new Bodies(DESCRIBED).differences(answers.body(), content.path(media).path("schema")))
          .as(what)
          .isEmpty();
    }
  }

  @Test
  void nothingIsDescribedInWordsThatAreNotHeld() {
    assertThat(DESCRIBED.unknownWords()).isEmpty();
  }

  @Test
  void everyProblemIsDescribed() {
    List<String> codes = new ArrayList<>();
    DESCRIBED.http.at("/components/schemas/Code/enum").forEach(c -> codes.add(c.textValue()));
    assertThat(codes)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Problem.Code.values()).map(Problem.Code::slug).toList());
  }

  @Test
  void everyFrameOfAClientIsDescribed() {
    Map<String, JsonNode> described = new TreeMap<>();
    for (JsonNode heard : DESCRIBED.live.at("/operations/hear/messages")) {
      String name = heard.path("$ref").asText().replaceFirst(".*/", "");
      described.put(name, DESCRIBED.live.at("/components/messages/" + name + "/payload"));
    }
    assertThat(described.keySet()).isEqualTo(Asks.byType().keySet());
    Asks.byType()
        .forEach((type, ask) -> {
          ObjectNode schema = Objects.requireNonNull(described.get(type)).deepCopy();
          ((ObjectNode) schema.get("properties")).remove("type");
          schema.set("required", without(schema.get("required"), "type"));
          assertThat(new Bodies(DESCRIBED).differences(ask, schema)).as(type).isEmpty();
        });
  }

  private static JsonNode without(JsonNode names, String name) {
    var rest = JsonNodeFactory.instance.arrayNode();
    names.forEach(one -> {
      if (!one.textValue().equals(name)) {
        rest.add(one);
      }
    });
    return rest;
  }

  @Test
  void whatIsForEverybodyIsAsDescribed() {
    Browser anybody = offering.browser();
    for (String path : List.of("/api/fora", "/api/about", "/api/config")) {
      fits("GET", path, anybody.get(path));
    }
    assertThat(anybody.get("/api/openapi.yaml").body()).contains("openapi: 3.1.0");
    assertThat(anybody.get("/api/asyncapi.yaml").body()).contains("asyncapi: 3.0.0");
    assertThat(anybody.get("/.well-known/security.txt").body())
        .startsWith("Contact: mailto:a@b.example\nExpires: 20");
  }

  @Test
  void aForumIsOpenedAsDescribed() {
    Browser olga = offering.browser();
    olga.signIn("olga");
    String row = "{\"command\":\"%s\",\"row\":\"afghanistan-five\"}".formatted(Ids.random());
    HttpResponse<String> opened = olga.post("/api/forums", row);
    assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
    fits("POST", "/api/forums", opened);
    fits("GET", "/api/forums", olga.get("/api/forums"));
    Browser ana = offering.browser();
    ana.signIn("ana");
    fits("POST", "/api/forums", ana.post("/api/forums", row));
    HttpResponse<String> out = ana.post("/sign-out", "{\"wipe\":\"storage\"}");
    assertThat(out.statusCode()).isEqualTo(200);
    fits("POST", "/sign-out", out);
  }

  private static void fits(String method, String path, HttpResponse<String> answer) {
    DESCRIBED.answer(
        method,
        path,
        new Description.Got(
            answer.statusCode(),
            answer.headers().firstValue("content-type").orElse(null),
            answer.body().getBytes(StandardCharsets.UTF_8)));
  }

  private static String described(String path) {
    return path.replaceAll(":([a-z]+)", "{$1}");
  }

  private static List<String> named(String path) {
    return Arrays.stream(path.split("/"))
        .filter(segment -> segment.startsWith(":"))
        .map(segment -> segment.substring(1))
        .sorted()
        .toList();
  }

  private static List<String> parameters(JsonNode path) {
    List<String> names = new ArrayList<>();
    path.path("parameters").forEach(p -> names.add(DESCRIBED.resolved(p).path("name").asText()));
    names.sort(Comparator.naturalOrder());
    return names;
  }
}
