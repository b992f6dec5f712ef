package parley.push;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.push.Talk.OPEN;
import static parley.push.Talk.QUIET;
import static parley.server.Served.account;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.server.Served;

class LongPollTest {
  private final Talk talk = new Talk();
  private final Set<String> over = ConcurrentHashMap.newKeySet();
  private final Limits limits = new Limits(100, 32, 64, 256, 1 << 20, 128, 25_000, 75_000, 700);
  private final Sockets sockets =
      new Sockets(talk, session -> !over.contains(session), new SimpleMeterRegistry(), limits);
  private final Served served = new Served(sockets::routes);

  @AfterEach
  void stop() {
    served.close();
  }

  private CompletableFuture<HttpResponse<String>> poll(String session, String... roomsAndCursors) {
    StringBuilder rooms = new StringBuilder();
    for (int i = 0; i < roomsAndCursors.length; i += 2) {
      rooms
          .append(i == 0 ? "" : ",")
          .append(
              "{\"forum\":\"%s\",\"room\":\"%s\",\"cursor\":\"%s\"}"
                  .formatted(Talk.FORUM, roomsAndCursors[i], roomsAndCursors[i + 1]));
    }
    return served.client.sendAsync(
        served
            .as(session, "/api/live/poll")
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString("{\"rooms\":[" + rooms + "]}"))
            .build(),
        BodyHandlers.ofString());
  }

  private void awaitListening(int many) {
    while (talk.listening(OPEN) != many) {
      Thread.onSpinWait();
    }
  }

  @Test
  void bringsWhatWasMissedAtOnce() {
    talk.say(OPEN, "one");
    talk.say(OPEN, "two");
    HttpResponse<String> answer = poll("ana", OPEN, "1").join();
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo("{\"frames\":[{\"type\":\"said\",\"n\":2,\"text\":\"two\"}]}");
    assertThat(talk.gone.get()).isEqualTo(1);
    assertThat(talk.listening(OPEN)).isZero();
  }

  @Test
  void waitsForWhatComes() {
    CompletableFuture<HttpResponse<String>> ana = poll("ana", OPEN, "0", QUIET, "0");
    CompletableFuture<HttpResponse<String>> ben = poll("ben", QUIET, "0");
    awaitListening(1);
    talk.say(OPEN, "now");
    assertThat(ana.join().body()).contains("\"n\":1,\"text\":\"now\"");
    assertThat(ben.join().body()).isEqualTo("{\"frames\":[]}");
  }

  @Test
  void saysThatARoomIsClosedLikeASocketDoes() {
    assertThat(poll("ana", account("elsewhere"), "0").join().body())
        .contains("\"type\":\"closed\"");
  }

  @Test
  void tellsNothingOfOwnCommandsButOfTheAccount() {
    CompletableFuture<HttpResponse<String>> ana = poll("ana", OPEN, "0");
    awaitListening(1);
    talk.whisper(OPEN, account("ana"));
    sockets.tell(account("ana"), "{\"type\":\"forumsChanged\"}");
    assertThat(ana.join().body()).isEqualTo("{\"frames\":[{\"type\":\"forumsChanged\"}]}");
  }

  @Test
  void endsWithTheSession() {
    CompletableFuture<HttpResponse<String>> ana = poll("ana", OPEN, "0");
    awaitListening(1);
    sockets.signOut("ana");
    assertThat(ana.join().statusCode()).isEqualTo(401);
    over.add("ben");
    assertThat(poll("ben", OPEN, "0").join().statusCode()).isEqualTo(401);
    assertThat(talk.listening(OPEN)).isZero();
  }

  @Test
  void bringsNoMoreThanFitsAndNoGap() {
    for (int i = 1; i <= 400; i++) {
      talk.say(OPEN, "x");
    }
    String body = poll("ana", OPEN, "0", OPEN, "128", OPEN, "256").join().body();
    assertThat(body).contains("\"n\":1,", "\"n\":256,").doesNotContain("\"n\":257,");
    assertThat(poll("ana", OPEN, "0").join().body())
        .as("a part of what was missed in one room")
        .contains("\"n\":1,", "\"n\":128,")
        .doesNotContain("\"n\":129,");
  }

  @Test
  void refusesWhatDoesNotFit() throws Exception {
    assertThat(poll("ana").join().statusCode()).isEqualTo(400);
    assertThat(poll("ana", "short", "0").join().statusCode()).isEqualTo(404);
    String[] many = new String[2 * 65];
    for (int i = 0; i < many.length; i += 2) {
      many[i] = account("room");
      many[i + 1] = "0";
    }
    assertThat(poll("ana", many).join().statusCode()).isEqualTo(400);
    assertThat(served.post("ana", "/api/live/poll", "{}").statusCode()).isEqualTo(400);
    assertThat(poll("", OPEN, "0").join().statusCode()).isEqualTo(401);
  }

  @Test
  void isForgottenWhenItsCallerHangsUp() throws Exception {
    Sockets patient = new Sockets(talk, session -> true, new SimpleMeterRegistry(), Limits.USUAL);
    long begun = System.nanoTime();
    try (Served waits = new Served(patient::routes)) {
      try (Socket socket = waits.connect()) {
        String body =
            "{\"rooms\":[{\"forum\":\"%s\",\"room\":\"%s\",\"cursor\":\"0\"}]}"
                .formatted(Talk.FORUM, OPEN);
        String request =
            "POST /api/live/poll HTTP/1.1\r\nhost: a\r\nauthorization: Bearer bot\r\n"
                + "content-type: application/json\r\ncontent-length: "
                + body.length()
                + "\r\n\r\n"
                + body;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        awaitListening(1);
      }
      awaitListening(0);
    }
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
    assertThat(seconds).isLessThan(Limits.USUAL.pollMillis() / 2_000);
  }

  @Test
  void drains() {
    CompletableFuture<HttpResponse<String>> ana = poll("ana", OPEN, "0");
    awaitListening(1);
    assertThat(sockets.drain(5_000)).isTrue();
    assertThat(ana.join().statusCode()).isEqualTo(503);
    assertThat(ana.join().headers().firstValue("retry-after")).contains("2");
  }
}
