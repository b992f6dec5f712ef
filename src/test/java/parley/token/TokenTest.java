package parley.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.world.Folders;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/** A token opens the lists of its scopes, as whoever made it reads them, and nothing else. */
final class TokenTest {
  @TempDir Path directory;
  private World world;
  private Person olga;
  private Person ana;
  private String forum;

  @BeforeEach
  void open() {
    world = new World(directory);
    olga = world.organiser("olga", Rule.Preset.CHATHAM_HOUSE.rule());
    ana = world.person(olga, "ana", "US");
    forum = "/api/forums/" + olga.place().forum();
  }

  @AfterEach
  void close() {
    world.close();
  }

  private static ObjectNode asked(Person person, String... scopes) {
    ObjectNode token = person.change().put("name", "Seat list of the foundation").put("days", 30);
    List.of(scopes).forEach(token.putArray("scopes")::add);
    return token;
  }

  private JsonNode issued(String... scopes) {
    return olga.post(forum + "/tokens", asked(olga, scopes)).ok();
  }

  private Reply revokes(JsonNode issued) {
    String path = forum + "/tokens/" + issued.get("token").textValue() + "/revocation";
    return olga.put(path, olga.change());
  }

  /** All that somebody sees who comes with this token. */
  private String seen(String token, String path) {
    HttpResponse<String> answer = world.bearing(token).get(path);
    TreeMap<String, List<String>> headers = new TreeMap<>(answer.headers().map());
    headers.remove("date");
    return answer.statusCode() + " " + headers + " " + answer.body();
  }

  private String reads(JsonNode issued, String path) {
    return seen(issued.get("secret").textValue(), path);
  }

  private String nobody(String path) {
    return seen("parley_" + "A".repeat(43), path);
  }

  @Test
  void itOpensItsListsAndElsewhereItsHolderIsNobody() {
    JsonNode issued = issued("people", "log");
    String secret = issued.get("secret").textValue();
    HttpResponse<String> people = world.bearing(secret).get(forum + "/people");
    assertThat(people.statusCode()).isEqualTo(200);
    assertThat(people.body()).isEqualTo(olga.get(forum + "/people").text());
    assertThat(reads(issued, forum + "/log")).startsWith("200 ").contains("tokenIssued");
    Person elsewhere = world.organiser("otto", Rule.Preset.CHATHAM_HOUSE.rule());
    for (String path :
        List.of(
            forum,
            forum + "/invitations",
            forum + "/tokens",
            forum + "/approvals",
            olga.place().path(),
            "/api/forums",
            "/api/me",
            "/api/forums/" + elsewhere.place().forum() + "/people",
            forum + "x/people")) {
      assertThat(reads(issued, path)).as(path).isEqualTo(nobody(path)).startsWith("401 ");
    }
    HttpResponse<String> writes = world.bearing(secret).post(forum + "/people", "{}");
    assertThat(writes.statusCode()).isEqualTo(401);
    assertThat(nobody(forum + "/people")).startsWith("401 ");
  }

  @Test
  void onlyOrganisersMakeThemAndOnlyWithinTheirBounds() {
    ana.post(forum + "/tokens", asked(ana, "people")).refused(403, "forbidden");
    ana.get(forum + "/tokens").refused(403, "forbidden");
    ObjectNode token = asked(olga, "people");
    for (int days : new int[] {0, 366}) {
      olga.post(forum + "/tokens", token.put("days", days)).refused(400, "bad-field");
    }
    olga.post(forum + "/tokens", asked(olga)).refused(400, "bad-field");
    olga.post(forum + "/tokens", asked(olga, "log", "log")).refused(400, "bad-field");
    olga.post(forum + "/tokens", asked(olga, "rooms")).refused(400, "bad-field");
    olga.post(forum + "/tokens", asked(olga, "log").put("name", " ")).refused(400, "bad-field");
    olga.post(forum + "/tokens", asked(olga, "log").put("name", "a\u202eb"))
        .refused(400, "bad-text");
    for (int i = 0; i < Tokens.STANDING_MAX; i++) {
      issued("people");
    }
    olga.post(forum + "/tokens", asked(olga, "people")).refused(400, "bad-field");
    world.later(Duration.ofDays(31));
    issued("people");
  }

  @Test
  void whoHasNotShownWhoTheyAreLatelyMakesNone() {
    HttpResponse<String> asked =
        world.program(olga).post(forum + "/tokens", asked(olga, "people").toString());
    assertThat(asked.statusCode()).isEqualTo(403);
    assertThat(asked.body()).contains("\"code\":\"step-up\"");
    assertThat(olga.get(forum + "/tokens").ok().get("tokens")).isEmpty();
  }

  @Test
  void whoEndsEverythingOfTheirsEndsTheirTokensAndNoOthers() {
    Person otto = world.visitor("otto").in(olga.place());
    world.seats(olga, otto, null, "organiser", "all").ok();
    JsonNode ottos = otto.post(forum + "/tokens", asked(otto, "people")).ok();
    JsonNode olgas = issued("people");
    otto.put("/api/me/sessions/end", Reply.JSON.createObjectNode().put("scope", "all")).ok();
    String people = forum + "/people";
    assertThat(reads(ottos, people)).isEqualTo(nobody(people));
    assertThat(reads(olgas, people)).startsWith("200 ");
    for (JsonNode line : olga.get(forum + "/tokens").ok().get("tokens")) {
      assertThat(line.get("leads").booleanValue())
          .isEqualTo(line.get("id").equals(olgas.get("token")));
    }
    revokes(ottos).done();
    assertThat(olga.get(forum + "/tokens").ok().get("tokens")).hasSize(1);
  }

  @Test
  void itEndsByItsDayAndByRevocationAndWithTheRightOfWhoMadeIt() {
    JsonNode first = issued("people");
    JsonNode second = issued("people");
    String people = forum + "/people";
    assertThat(reads(first, people)).startsWith("200 ");
    revokes(first).done();
    assertThat(reads(first, people)).isEqualTo(nobody(people));
    revokes(first).refused(404, "not-found");
    assertThat(reads(second, people)).startsWith("200 ");
    Person otto = world.visitor("otto").in(olga.place());
    world.seats(olga, otto, null, "organiser", "all").ok();
    JsonNode ottos = otto.post(forum + "/tokens", asked(otto, "people")).ok();
    assertThat(reads(ottos, people)).startsWith("200 ");
    String path = people + "/" + World.participant(otto) + "/suspension";
    olga.put(path, olga.change()).ok();
    assertThat(reads(ottos, people)).isEqualTo(nobody(people));
    world.later(Duration.ofDays(30).minusMinutes(1));
    assertThat(reads(second, people)).startsWith("200 ");
    world.later(Duration.ofMinutes(1));
    assertThat(reads(second, people)).isEqualTo(nobody(people));
  }

  @Test
  void aRetryGivesTheSameOneUntilItIsRevokedAndTheSecretIsKeptNowhere() {
    ObjectNode asked = asked(olga, "invitations");
    JsonNode once = olga.post(forum + "/tokens", asked).ok();
    assertThat(olga.post(forum + "/tokens", asked).ok()).isEqualTo(once);
    JsonNode line = olga.get(forum + "/tokens").ok().get("tokens");
    assertThat(line).hasSize(1);
    assertThat(line.get(0).has("used")).isFalse();
    byte[] secret = once.get("secret").textValue().getBytes(StandardCharsets.UTF_8);
    world.restart();
    assertThat(reads(once, forum + "/invitations")).startsWith("200 ");
    assertThat(olga.get(forum + "/tokens").ok().at("/tokens/0/used").textValue())
        .as("the day only")
        .endsWith("T00:00:00.000Z");
    assertThat(Folders.files(directory)).noneMatch(file -> Folders.holds(file, secret));
    revokes(once).done();
    olga.post(forum + "/tokens", asked).refused(404, "not-found");
    assertThat(olga.get(forum + "/tokens").ok().get("tokens")).isEmpty();
    assertThat(reads(once, forum + "/invitations")).isEqualTo(nobody(forum + "/invitations"));
    String log = olga.get(forum + "/log").text();
    assertThat(log).contains("tokenIssued", "tokenRevoked");
  }
}
