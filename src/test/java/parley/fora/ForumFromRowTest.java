package parley.fora;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.about.AboutRoutes;
import parley.about.AboutRoutes.Server;
import parley.about.Languages;
import parley.about.Operator;
import parley.discussion.Discussions;
import parley.embedded.mongo.EmbeddedMongo;
import parley.forum.Attribution;
import parley.forum.Command;
import parley.forum.Seat;
import parley.live.Forums;
import parley.live.sharing.SharedClock;
import parley.live.sharing.Sharing;
import parley.membership.Memberships;
import parley.room.Rooms;
import parley.server.Served;
import parley.store.Database;
import parley.store.MasterKey;
import parley.web.Ids;

/** What everybody may read of the web and of this server, and how its operator opens a forum. */
final class ForumFromRowTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OPERATOR = Served.account("operator");
  @TempDir private static Path folder;
  private static EmbeddedMongo mongo;
  private static Database database;
  private static Forums forums;
  private static Served served;

  @BeforeAll
  static void start() throws Exception {
    mongo =
        EmbeddedMongo.open(
            folder.resolve("mongo"), new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    database =
        Database.open(
            mongo.connectionString(), 5, MasterKey.open(folder.resolve("master.key"), true));
    Attribution attribution = new Attribution(database.keys()::tag);
    forums =
        Forums.of(
            new Forums.Parts(
                database,
                attribution,
                new Command.Limits(60, 200, 100_000),
                SharedClock.alone(InstantSource.fixed(Instant.parse("2026-11-22T15:43:16.123Z"))),
                Sharing.ALONE),
            List.of(
                new Memberships(),
                new Rooms((forum, party) -> null),
                new Discussions(attribution)));
    Fora fora = Fora.read(Path.of("config", "fora"));
    ForaRoutes routes = new ForaRoutes(fora, forums, database.keys());
    AboutRoutes about =
        new AboutRoutes(
            new Server(
                "1.2.3",
                true,
                new Operator("Institute", "", "", "office@example.org", "", "", "").said()),
            Languages.of(Path.of("config", "messages"), true),
            "https://weather.example/");
    served =
        new Served(table -> {
          routes.routes(table);
          about.routes(table);
        });
  }

  @AfterAll
  static void stop() throws InterruptedException, IOException {
    served.close();
    forums.close();
    database.close();
    mongo.close();
  }

  @Test
  void anybodyReadsTheWebAndMayKeepIt() throws Exception {
    HttpResponse<String> first = served.send(served.anyone("/api/fora"));
    assertThat(first.statusCode()).isEqualTo(200);
    JsonNode web = JSON.readTree(first.body());
    assertThat(web.path("fora").size()).isEqualTo(23);
    assertThat(web.path("parties").size()).isEqualTo(17);
    assertThat(web.path("vocabulary").path("issues").size()).isEqualTo(15);
    assertThat(web.path("source").path("id").asText()).isEqualTo("graham-trenin");
    String tag = first.headers().firstValue("etag").orElseThrow();
    assertThat(served.send(served.anyone("/api/fora").header("if-none-match", tag)).statusCode())
        .isEqualTo(304);
  }

  @Test
  void anybodyReadsWhoRunsTheServerAndWhichLanguagesThereAre() throws Exception {
    assertThat(served.send(served.anyone("/api/about")).body())
        .isEqualTo(
            "{\"version\":\"1.2.3\",\"demonstration\":true,"
                + "\"operator\":{\"name\":\"Institute\",\"contact\":\"office@example.org\"}}");
    JsonNode config = JSON.readTree(served.send(served.anyone("/api/config")).body());
    assertThat(config.path("languages").toString())
        .contains("\"en\"", "\"ru\"", "\"fr\"", "\"ar\"")
        .doesNotContain("qps");
    assertThat(config.path("testLanguage").asText()).isEqualTo("qps");
    assertThat(config.path("version").asText()).isEqualTo("1.2.3");
  }

  @Test
  void whatEverybodyReadsOfTheWebIsTheSameWithAndWithoutAForumOfIt() throws Exception {
    String before = served.send(served.anyone("/api/fora")).body();
    assertThat(open("operator", Ids.random(), "climate-three", "[]").statusCode()).isEqualTo(201);
    assertThat(served.send(served.anyone("/api/fora")).body()).isEqualTo(before);
  }

  @Test
  void theOperatorOpensAForumAndIsItsOrganiser() throws Exception {
    assertThat(open("ana", Ids.random(), "eurasian-security", "[]").statusCode()).isEqualTo(403);
    HttpResponse<String> opened = open("operator", Ids.random(), "eurasian-security", "[\"IN\"]");
    assertThat(opened.statusCode()).isEqualTo(201);
    Seat seat = forums.seat(OPERATOR, forum(opened));
    assertThat(seat.participant().name()).isEqualTo("operator");
    assertThat(seat.participant().roles()).hasToString("[ORGANISER]");
    assertThat(seat.forum().parties()).containsOnlyKeys("US", "RU", "IN");
    assertThat(seat.forum().info().name().in()).containsEntry("ru", "Безопасность в Евразии");
    assertThat(seat.forum().info().track()).isEqualTo("T2");
    assertThat(seat.forum().info().row()).isEqualTo("eurasian-security");
    assertThat(seat.rooms()).hasSize(1);
  }

  @Test
  void aRetryFindsTheForumThatTheFirstOneOpened() throws Exception {
    String command = Ids.random();
    String first = forum(open("operator", command, "climate-three", "[]"));
    assertThat(forum(open("operator", command, "climate-three", "[]"))).isEqualTo(first);
    assertThat(open("operator", command, "afghanistan-five", "[]").body())
        .contains("command-reused");
    assertThat(forum(open("operator", Ids.random(), "climate-three", "[]"))).isNotEqualTo(first);
    assertThat(forums.seat(OPERATOR, first).forum().participants()).hasSize(1);
  }

  @Test
  void besideAReferenceADialogueOfExpertsIsOpened() throws Exception {
    Seat seat =
        forums.seat(OPERATOR, forum(open("operator", Ids.random(), "russia-eu-climate", "[]")));
    assertThat(seat.forum().info().track()).isEqualTo("T2");
    assertThat(seat.forum().info().name().in().get("en")).startsWith("Expert dialogue: ");
  }

  @Test
  void whatCannotBeOpenedIsNamed() throws Exception {
    assertThat(open("operator", Ids.random(), "nowhere", "[]").body())
        .contains("bad-field", "\"row\"");
    assertThat(open("operator", Ids.random(), "paris-agreement", "[]").body())
        .contains("bad-field", "\"row\"");
    assertThat(open("operator", Ids.random(), "climate-three", "[\"CN\"]").body())
        .contains("bad-field", "\"seats\"");
    assertThat(open("operator", "short", "climate-three", "[]").body())
        .contains("bad-field", "\"command\"");
  }

  private static HttpResponse<String> open(String who, String command, String row, String seats)
      throws IOException, InterruptedException {
    return served.post(
        who,
        "/api/forums",
        "{\"command\":\"%s\",\"row\":\"%s\",\"seats\":%s}".formatted(command, row, seats));
  }

  private static String forum(HttpResponse<String> opened) throws IOException {
    assertThat(opened.statusCode()).isEqualTo(201);
    return JSON.readTree(opened.body()).path("forum").asText();
  }
}
