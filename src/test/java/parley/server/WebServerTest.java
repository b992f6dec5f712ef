package parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is asked for is answered, and nothing more. */
class WebServerTest {
  private static Served served;

  @BeforeAll
  static void serve() {
    served = new Served(Notes::routes);
  }

  @AfterAll
  static void stop() {
    served.close();
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
  }

  @Test
  void answersHeadWithoutTheBody() throws Exception {
    HttpResponse<String> head =
        served.send(served.as("ana", "/api/me").method("HEAD", BodyPublishers.noBody()));
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("content-length")).contains("23");
    assertThat(head.body()).isEmpty();
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
    assertThat(answer.body()).contains("\"code\":\"internal\"").doesNotContain(Notes.SECRET);
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
                URI.create(
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
}
