package parley.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.web.Answer;
import parley.web.Problem;
import parley.web.Table;

class WebServerTest {
  record Note(String text) {}

  record Said(String who, String text) {}

  private static final CountDownLatch LET_GO = new CountDownLatch(1);
  private static final String SECRET = "what nobody may read in a log";
  private static Served served;
  @TempDir static Path directory;

  @BeforeAll
  static void serve() throws Exception {
    Files.createDirectories(directory.resolve("assets"));
    Files.writeString(directory.resolve("index.html"), "<!doctype html><title>Parley</title>");
    Files.writeString(directory.resolve("assets/main-1A2B3C4D.js"), "x".repeat(5_000));
    Files.writeString(directory.resolve("assets/main-1A2B3C4D.js.br"), "br");
    Files.writeString(directory.resolve("robots.txt"), "User-agent: *\nDisallow: /\n");
    served = new Served(WebServerTest::routes, Settings.Limits.USUAL, directory);
  }

  @AfterAll
  static void stop() {
    LET_GO.countDown();
    served.close();
  }

  private static void routes(Table table) {
    Answer facts = Answer.ok(Map.of("facts", "x")).forAll();
    table.get("/api/notes/:note", call -> Answer.ok(new Said(call.id("note"), "")));
    table.get("/api/me", call -> Answer.ok(new Said(call.account().name(), "")));
    table.post("/api/notes", Note.class, (call, n) -> said(call.account().name(), n));
    table.put("/api/notes/:note", Note.class, (call, n) -> said(call.id("note"), n));
    table.get("/api/number", c -> Answer.ok(new Said("n", "" + c.number("n", 5, 0, 10))));
    table.open().get("/api/facts", call -> facts);
    table.open().form("/form", call -> Answer.ok(new Said("", "" + call.form("text"))));
    table.open().post("/api/hook", call -> Answer.noContent());
    table.get("/api/defect", call -> defect());
    table.get("/api/slow", call -> slow());
    table.get(
        "/go", call -> Answer.redirect("/").with("set-cookie", "a=1").with("set-cookie", "b=2"));
  }

  private static Answer said(String who, Note note) {
    return Answer.created(new Said(who, note.text()));
  }

  private static Answer defect() {
    throw new IllegalStateException(SECRET);
  }

  private static Answer slow() {
    try {
      LET_GO.await();
    } catch (InterruptedException stopped) {
      throw new Problem(Problem.Code.UNAVAILABLE);
    }
    return Answer.noContent();
  }

  @Test
  void answersThoseItKnows() throws Exception {
    HttpResponse<String> mine = served.send(served.as("ana", "/api/me"));
    assertThat(mine.statusCode()).isEqualTo(200);
    assertThat(mine.body()).isEqualTo("{\"who\":\"ana\",\"text\":\"\"}");
    assertThat(mine.headers().firstValue("content-type")).contains("application/json");
    assertThat(mine.headers().firstValue("cache-control")).contains("no-store");

    HttpResponse<String> nobody = served.send(served.anyone("/api/me"));
    assertThat(nobody.statusCode()).isEqualTo(401);
    assertThat(nobody.body()).contains("\"code\":\"signed-out\"");
    assertThat(nobody.headers().firstValue("content-type")).contains("application/problem+json");
  }

  @Test
  void readsABody() throws Exception {
    HttpResponse<String> said = served.post("ana", "/api/notes", "{\"text\":\"Ω 和\"}");
    assertThat(said.statusCode()).isEqualTo(201);
    assertThat(said.body()).isEqualTo("{\"who\":\"ana\",\"text\":\"Ω 和\"}");
  }

  @Test
  void givesTheSameAnswerForWhatIsNotThere() throws Exception {
    String malformed = head(served.send(served.as("ana", "/api/notes/short")));
    String noRoute = head(served.send(served.as("ana", "/api/nothing/of/it")));
    assertThat(malformed).isEqualTo(noRoute).contains("404");
  }

  private static String head(HttpResponse<String> answer) {
    return answer.statusCode()
        + answer.headers().map().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .toList()
            .toString()
        + answer.body();
  }

  @Test
  void saysWhichMethodsThereAre() throws Exception {
    HttpResponse<String> answer =
        served.send(served.as("ana", "/api/notes/" + "A".repeat(22)).DELETE());
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.body()).contains("method-not-allowed");
    assertThat(answer.headers().firstValue("allow")).contains("GET, HEAD, PUT");
    assertThat(served.send(served.anyone("/fora").DELETE()).statusCode()).isEqualTo(405);
  }

  @Test
  void answersHeadWithoutTheBody() throws Exception {
    HttpResponse<String> head =
        served.send(served.as("ana", "/api/me").method("HEAD", BodyPublishers.noBody()));
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("content-length")).contains("23");
    assertThat(head.body()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json | {\"text\":1} | 400 | bad-field",
        "application/json | {\"text\":\"a\",\"$gt\":1} | 400 | unknown-field",
        "application/json | {\"text\":\"a\",\"text\":\"b\"} | 400 | bad-json",
        "application/json | {\"text\":\"\\ud800\"} | 400 | bad-text",
        "application/json | {\"text\" | 400 | bad-json",
        "text/plain | {\"text\":\"a\"} | 415 | unsupported-media-type",
        "application/jsonp | {\"text\":\"a\"} | 415 | unsupported-media-type",
        "application/json; charset=utf-8 | {\"text\":\"a\"} | 201 | text",
      })
  void refusesWhatItDoesNotRead(String type, String body, int status, String code)
      throws Exception {
    HttpResponse<String> answer =
        served.send(
            served
                .as("ana", "/api/notes")
                .header("content-type", type)
                .POST(BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(code);
  }

  @Test
  void readsNoBodyWhereThereIsNone() throws Exception {
    assertThat(
            served
                .send(served.anyone("/api/hook").POST(BodyPublishers.ofString("{}")))
                .statusCode())
        .isEqualTo(415);
    assertThat(served.send(served.anyone("/api/hook").POST(BodyPublishers.noBody())).statusCode())
        .isEqualTo(204);
  }

  @Test
  void boundsTheBody() throws Exception {
    String fits = "{\"text\":\"" + "x".repeat(256 * 1024 - 11) + "\"}";
    assertThat(fits).hasSize(256 * 1024);
    assertThat(served.post("ana", "/api/notes", fits).statusCode()).isEqualTo(201);
    HttpResponse<String> more = served.post("ana", "/api/notes", fits + " ");
    assertThat(more.statusCode()).isEqualTo(413);
    assertThat(more.body()).contains("too-large");

    HttpResponse<String> chunked =
        served.send(
            served
                .as("ana", "/api/notes")
                .header("content-type", "application/json")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(fits + " "))));
    assertThat(chunked.statusCode()).isEqualTo(413);
    assertThat(served.raw(unending("content-length: 999999999")))
        .startsWith("HTTP/1.1 413")
        .contains("connection: close");
  }

  @Test
  void hangsUpOnABodyWithoutEnd() throws Exception {
    String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
    try (Socket endless = served.connect()) {
      endless.getOutputStream().write(ascii(unending("transfer-encoding: chunked")));
      assertThatIOException()
          .isThrownBy(() -> {
            for (int i = 0; i < 10_000; i++) {
              endless.getOutputStream().write(ascii(chunk));
            }
          });
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String unending(String framing) {
    return "POST /api/notes HTTP/1.1\r\nhost: a\r\ncookie: __Host-parley=ana\r\norigin: "
        + Served.ORIGIN
        + "\r\ncontent-type: application/json\r\n"
        + framing
        + "\r\n\r\n";
  }

  @ParameterizedTest
  @CsvSource({
    "http://parley.test, , 201",
    "http://parley.test, same-origin, 201",
    "http://parley.test, cross-site, 403",
    "http://parley.test, same-site, 403",
    "http://parley.test, none, 403",
    "http://evil.test, , 403",
    "http://evil.test, same-origin, 403",
    "http://parley.test.evil.test, , 403",
    "https://parley.test, , 403",
    "http://parley.test:8080, , 403",
    "null, , 403",
    "null, cross-site, 403",
    "null, same-origin, 201",
    ", , 403",
    ", same-origin, 201",
    ", cross-site, 403",
  })
  void asksWhereAChangeComesFrom(String origin, String site, int status) throws Exception {
    StringBuilder request =
        new StringBuilder("POST /api/notes HTTP/1.1\r\nhost: a\r\nconnection: close\r\n")
            .append("cookie: __Host-parley=ana\r\ncontent-type: application/json\r\n")
            .append("content-length: 12\r\n");
    if (origin != null) {
      request.append("origin: ").append(origin).append("\r\n");
    }
    if (site != null) {
      request.append("sec-fetch-site: ").append(site).append("\r\n");
    }
    assertThat(served.raw(request + "\r\n{\"text\":\"a\"}")).startsWith("HTTP/1.1 " + status);
  }

  @Test
  void letsProgramsComeFromNowhere() throws Exception {
    HttpResponse<String> program =
        served.send(
            served
                .anyone("/api/notes")
                .header("authorization", "Bearer bot")
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString("{\"text\":\"a\"}")));
    assertThat(program.statusCode()).isEqualTo(201);
  }

  @Test
  void putsTheHeadersOnEverything() throws Exception {
    for (String path : new String[] {"/api/me", "/", "/assets/main-1A2B3C4D.js", "/nothing"}) {
      Map<String, String> headers =
          served.send(served.as("ana", path)).headers().map().entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().getFirst()));
      assertThat(headers.get("content-security-policy"))
          .startsWith("default-src 'none'; script-src 'self';")
          .contains("frame-ancestors 'none'", "require-trusted-types-for 'script'");
      assertThat(headers)
          .containsEntry("cross-origin-opener-policy", "same-origin")
          .containsEntry("cross-origin-embedder-policy", "require-corp")
          .containsEntry("cross-origin-resource-policy", "same-origin")
          .containsEntry("referrer-policy", "no-referrer")
          .containsEntry("x-content-type-options", "nosniff")
          .containsKey("permissions-policy")
          .containsKey("cache-control")
          .doesNotContainKey("strict-transport-security");
    }
    assertThat(new Origins(java.util.List.of("https://a.example")).encrypted()).isTrue();
  }

  @Test
  void servesPages() throws Exception {
    for (String path : new String[] {"/", "/fora", "/about", "/me", "/f/abc/r/def/t/ghi"}) {
      HttpResponse<String> page = served.send(served.anyone(path));
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("<title>Parley</title>");
      assertThat(page.headers().firstValue("cache-control")).contains("no-cache");
    }
    HttpResponse<String> lost =
        served.send(served.anyone("/elsewhere").header("accept", "text/html,*/*;q=0.8"));
    assertThat(lost.statusCode()).isEqualTo(404);
    assertThat(lost.body()).contains("<title>Parley</title>");
    assertThat(served.send(served.anyone("/../../etc/passwd")).statusCode()).isEqualTo(404);
    assertThat(served.send(served.anyone("/%2e%2e/etc/passwd")).statusCode()).isEqualTo(404);
  }

  @Test
  void letsHashedFilesBeKept() throws Exception {
    String path = "/assets/main-1A2B3C4D.js";
    HttpResponse<String> plain = served.send(served.anyone(path));
    assertThat(plain.body()).hasSize(5_000);
    assertThat(plain.headers().firstValue("cache-control"))
        .contains("public, max-age=31536000, immutable");
    assertThat(plain.headers().firstValue("vary")).contains("accept-encoding");

    HttpResponse<String> br =
        served.send(served.anyone(path).header("accept-encoding", "gzip, br"));
    assertThat(br.headers().firstValue("content-encoding")).contains("br");
    assertThat(br.body()).isEqualTo("br");
    HttpResponse<String> gzip =
        served.send(served.anyone(path).header("accept-encoding", "gzip, br;q=0"));
    assertThat(gzip.headers().firstValue("content-encoding")).contains("gzip");

    String tag = plain.headers().firstValue("etag").orElseThrow();
    HttpResponse<String> known = served.send(served.anyone(path).header("if-none-match", tag));
    assertThat(known.statusCode()).isEqualTo(304);
    assertThat(known.body()).isEmpty();
  }

  @Test
  void revalidatesWhatIsForAll() throws Exception {
    HttpResponse<String> facts = served.send(served.anyone("/api/facts"));
    assertThat(facts.headers().firstValue("cache-control")).contains("no-cache");
    String tag = facts.headers().firstValue("etag").orElseThrow();
    assertThat(served.send(served.anyone("/api/facts").header("if-none-match", tag)).statusCode())
        .isEqualTo(304);
  }

  @Test
  void saysNothingOfADefectButAnId() throws Exception {
    HttpResponse<String> answer = served.send(served.as("ana", "/api/defect"));
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("\"code\":\"internal\"").doesNotContain(SECRET);
    assertThat(answer.body()).containsPattern("\"detail\":\"[A-Za-z0-9_-]{22}\"");
    assertThat(served.meters.counter("parley.defects").count()).isPositive();
  }

  @Test
  void readsForms() throws Exception {
    HttpResponse<String> form =
        served.send(
            served
                .as("ana", "/form")
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("text=a%26b+c&more=1")));
    assertThat(form.body()).contains("a&b c");
    assertThat(served.send(served.as("ana", "/api/number?n=7")).body()).contains("7");
    assertThat(served.send(served.as("ana", "/api/number")).body()).contains("5");
    for (String bad : new String[] {"n=x", "n=11", "n=1&n=2", "n=%zz"}) {
      HttpResponse<String> answer = rawGet("/api/number?" + bad);
      assertThat(answer.statusCode()).as(bad).isEqualTo(400);
    }
  }

  private static HttpResponse<String> rawGet(String path) throws Exception {
    return served.send(
        served
            .as("ana", "/")
            .uri(
                java.net.URI.create(
                    "http://127.0.0.1:" + served.server.port() + path.replace("%z", "%25z"))));
  }

  @Test
  void setsSeveralCookies() throws Exception {
    HttpResponse<String> answer = served.send(served.as("ana", "/go"));
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().allValues("set-cookie")).containsExactly("a=1", "b=2");
  }

  @Test
  void answersPipelinedRequestsInTheirOrder() throws Exception {
    StringBuilder requests = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      String body = "{\"text\":\"number " + i + "\"}";
      requests
          .append("POST /api/notes HTTP/1.1\r\nhost: a\r\ncookie: __Host-parley=ana\r\n")
          .append("origin: " + Served.ORIGIN + "\r\ncontent-type: application/json\r\n")
          .append(i == 19 ? "connection: close\r\n" : "")
          .append("content-length: " + body.length() + "\r\n\r\n" + body);
    }
    String answers = served.raw(requests.toString());
    int at = -1;
    for (int i = 0; i < 20; i++) {
      int next = answers.indexOf("number " + i + "\"", at + 1);
      assertThat(next).isGreaterThan(at);
      at = next;
    }
  }

  @Test
  void refusesHeadsThatAreTooLarge() throws Exception {
    assertThat(served.raw("GET / HTTP/1.1\r\nhost: a\r\nx: " + "y".repeat(20_000) + "\r\n\r\n"))
        .contains(" 431 ");
    assertThat(served.raw("GET /" + "y".repeat(20_000) + " HTTP/1.1\r\nhost: a\r\n\r\n"))
        .contains(" 414 ");
  }

  @Test
  void boundsTheRequestsOfOneAccount() throws Exception {
    CompletableFuture<?>[] waiting = new CompletableFuture<?>[64];
    for (int i = 0; i < waiting.length; i++) {
      waiting[i] =
          served.client.sendAsync(
              served.as("eve", "/api/slow").build(), HttpResponse.BodyHandlers.ofString());
    }
    HttpResponse<String> refused;
    do {
      refused = served.send(served.as("eve", "/api/me"));
    } while (refused.statusCode() == 200);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("retry-after")).contains("2");
    assertThat(served.send(served.as("ana", "/api/me")).statusCode()).isEqualTo(200);
    LET_GO.countDown();
    CompletableFuture.allOf(waiting).join();
    assertThat(served.send(served.as("eve", "/api/me")).statusCode()).isEqualTo(200);
  }

  @Test
  void closesConnectionsThatDawdle() throws Exception {
    Settings.Limits quick = new Settings.Limits(20, 1_000, 10_000, 10, 10, 200, 500, 200, 5_000);
    try (Served hasty = new Served(WebServerTest::routes, quick, null);
        Socket silent = hasty.connect();
        Socket slowHead = hasty.connect();
        Socket slowBody = hasty.connect();
        Socket kept = hasty.connect()) {
      slowHead.getOutputStream().write(ascii("GET / HT"));
      slowBody.getOutputStream().write(ascii(unending("content-length: 500") + "{"));
      kept.getOutputStream().write(ascii("GET /nothing HTTP/1.1\r\nhost: a\r\n\r\n"));
      for (Socket late : new Socket[] {silent, slowHead, slowBody}) {
        assertThat(late.getInputStream().readAllBytes()).isEmpty();
      }
      assertThat(new String(kept.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 404");
    }
  }

  @Test
  void boundsTheConnections() throws Exception {
    Settings.Limits few = new Settings.Limits(2, 1_000, 10_000, 10, 10, 5_000, 5_000, 5_000, 5_000);
    try (Served small = new Served(WebServerTest::routes, few, null);
        Socket one = small.connect();
        Socket two = small.connect()) {
      try (Socket three = small.connect()) {
        assertThat(three.getInputStream().read()).isEqualTo(-1);
      }
      assertThat(one.isConnected() && two.isConnected()).isTrue();
    }
  }

  @Test
  void drainsBeforeItStops() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch finish = new CountDownLatch(1);
    try (Served last =
        new Served(table ->
            table.get(
                "/api/work",
                call -> {
                  begun.countDown();
                  awaits(finish);
                  return Answer.ok(Map.of("done", true));
                }))) {
      CompletableFuture<HttpResponse<String>> work =
          last.client.sendAsync(
              last.as("ana", "/api/work").build(), HttpResponse.BodyHandlers.ofString());
      begun.await();
      last.server.refuse();
      HttpResponse<String> late = last.send(last.as("ana", "/api/work"));
      assertThat(late.statusCode()).isEqualTo(503);
      assertThat(late.body()).contains("\"code\":\"unavailable\",").contains("\"retryAfter\":2");
      assertThat(last.server.drain(50)).isFalse();
      finish.countDown();
      assertThat(last.server.drain(5_000)).isTrue();
      assertThat(work.join().statusCode()).isEqualTo(200);
    }
  }

  private static void awaits(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
