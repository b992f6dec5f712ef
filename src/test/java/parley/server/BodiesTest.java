package parley.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies are read strictly and never beyond their limit. */
class BodiesTest {
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

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static String unending(String framing) {
    return "POST /api/notes HTTP/1.1\r\nhost: a\r\ncookie: __Host-parley=ana\r\norigin: "
        + Served.ORIGIN
        + "\r\ncontent-type: application/json\r\n"
        + framing
        + "\r\n\r\n";
  }

  @Test
  void refusesHeadsThatAreTooLarge() throws Exception {
    assertThat(served.raw("GET / HTTP/1.1\r\nhost: a\r\nx: " + "y".repeat(20_000) + "\r\n\r\n"))
        .contains(" 431 ");
    assertThat(served.raw("GET /" + "y".repeat(20_000) + " HTTP/1.1\r\nhost: a\r\n\r\n"))
        .contains(" 414 ");
  }
}
