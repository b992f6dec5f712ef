package parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import parley.web.Answer;

/** Everything has a limit. */
class LimitsTest {
  private static Served served;

  @BeforeAll
  static void serve() {
    served = new Served(Notes::routes);
  }

  @AfterAll
  static void stop() {
    Notes.LET_GO.countDown();
    served.close();
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
    var program = served.anyone("/api/me").header("authorization", "Bearer own-eve");
    assertThat(served.send(program).statusCode()).as("with places of its own").isEqualTo(200);
    Notes.LET_GO.countDown();
    CompletableFuture.allOf(waiting).join();
    assertThat(served.send(served.as("eve", "/api/me")).statusCode()).isEqualTo(200);
  }

  @Test
  void closesConnectionsThatDawdle() throws Exception {
    Settings.Limits quick = new Settings.Limits(20, 1_000, 10_000, 10, 10, 200, 500, 200, 5_000);
    try (Served hasty = new Served(Notes::routes, quick, null);
        Socket silent = hasty.connect();
        Socket slowHead = hasty.connect();
        Socket slowBody = hasty.connect();
        Socket kept = hasty.connect()) {
      slowHead.getOutputStream().write(BodiesTest.ascii("GET / HT"));
      slowBody
          .getOutputStream()
          .write(BodiesTest.ascii(BodiesTest.unending("content-length: 500") + "{"));
      kept.getOutputStream().write(BodiesTest.ascii("GET /nothing HTTP/1.1\r\nhost: a\r\n\r\n"));
      for (Socket late : new Socket[] {silent, slowHead, slowBody}) {
        assertThat(late.getInputStream().readAllBytes()).isEmpty();
      }
      assertThat(new String(kept.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 404");
    }
  }

  /** 150 of them at once: a byte whenever they like, and the head never ends. */
  @Test
  void whoDripsGainsNothingAndOthersAreAnswered() throws Exception {
    Settings.Limits quick = new Settings.Limits(200, 1_000, 10_000, 10, 10, 300, 500, 300, 5_000);
    List<Socket> drips = new ArrayList<>();
    try (Served hasty = new Served(Notes::routes, quick, null)) {
      for (int i = 0; i < 150; i++) {
        Socket drip = hasty.connect();
        drips.add(drip);
        drip.getOutputStream().write(BodiesTest.ascii("GET /api/me HTTP/1.1\r\nhost: a\r\nx: "));
      }
      assertThat(hasty.send(hasty.as("ana", "/api/me")).statusCode()).isEqualTo(200);
      for (Socket drip : drips) {
        drip.setSoTimeout(20);
        int bytes = 0;
        while (!isClosed(drip)) {
          bytes++;
        }
        assertThat(bytes).isLessThan(2_000);
      }
      assertThat(hasty.send(hasty.as("ana", "/api/me")).statusCode()).isEqualTo(200);
    } finally {
      for (Socket drip : drips) {
        drip.close();
      }
    }
  }

  /** Whether it was, by the time a byte more was given and nothing came back for a while. */
  private static boolean isClosed(Socket drip) throws IOException {
    try {
      drip.getOutputStream().write('a');
      return drip.getInputStream().read() < 0;
    } catch (SocketTimeoutException open) {
      return false;
    } catch (SocketException reset) {
      return true;
    }
  }

  @Test
  void boundsTheConnections() throws Exception {
    Settings.Limits few = new Settings.Limits(2, 1_000, 10_000, 10, 10, 5_000, 5_000, 5_000, 5_000);
    try (Served small = new Served(Notes::routes, few, null);
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
