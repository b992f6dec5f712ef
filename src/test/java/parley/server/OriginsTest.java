package parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only our own pages change something with a cookie. */
class OriginsTest {
  private static Served served;

  @BeforeAll
  static void serve() {
    served = new Served(Notes::routes);
  }

  @AfterAll
  static void stop() {
    served.close();
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
}
