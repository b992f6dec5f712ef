package parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import parley.web.Answer;
import parley.web.Table;

/** What gives way at the edge when much is under way, and what does not. */
class SheddingTest {
  /** The same node at the same moment: the search waits, the page comes, the lock too. */
  @Test
  void whatCanWaitGivesWayFirst() throws Exception {
    Settings.Limits few =
        new Settings.Limits(200, 1_000, 10_000, 20, 20, 5_000, 5_000, 5_000, 5_000);
    CountDownLatch begun = new CountDownLatch(16);
    CountDownLatch finish = new CountDownLatch(1);
    try (Served busy = new Served(table -> held(table, begun, finish), few, null)) {
      List<CompletableFuture<HttpResponse<String>>> work = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        work.add(working(busy));
      }
      while (begun.getCount() > 10) {
        Thread.onSpinWait();
      }
      HttpResponse<String> search = busy.post("ana", "/api/search", "{\"text\":\"a\"}");
      assertThat(search.statusCode()).isEqualTo(503);
      assertThat(search.body()).contains("\"code\":\"full\",");
      assertThat(search.headers().firstValue("retry-after")).contains("2");
      assertThat(busy.send(busy.as("ana", "/api/me")).statusCode()).isEqualTo(200);
      for (int i = 0; i < 10; i++) {
        work.add(working(busy));
      }
      begun.await();
      assertThat(busy.send(busy.as("ana", "/api/me")).statusCode()).isEqualTo(503);
      assertThat(put(busy, "/api/words").statusCode()).isEqualTo(200);
      for (int i = 0; i < 3; i++) {
        work.add(working(busy, "PUT", "/api/words/held/rule"));
      }
      while (busy.meters.get("parley.requests.running").gauge().value() < 19) {
        Thread.onSpinWait();
      }
      assertThat(put(busy, "/api/words").statusCode()).isEqualTo(503);
      assertThat(put(busy, "/api/room/lock").statusCode()).isEqualTo(200);
      finish.countDown();
      work.forEach(one -> assertThat(one.join().statusCode()).isEqualTo(200));
      assertThat(refused(busy, "search")).isEqualTo(1);
      assertThat(refused(busy, "reading")).isEqualTo(1);
      assertThat(refused(busy, "writing")).isEqualTo(1);
      assertThat(refused(busy, "protecting")).isZero();
    }
  }

  private static double refused(Served busy, String rank) {
    return busy.meters.get("parley.refused").tag("rank", rank).counter().count();
  }

  private static void held(Table table, CountDownLatch begun, CountDownLatch finish) {
    Answer done = Answer.ok(Map.of("done", true));
    table.get(
        "/api/work",
        call -> {
          begun.countDown();
          awaits(finish);
          return done;
        });
    table.put(
        "/api/words/:word/rule",
        Notes.Note.class,
        (call, note) -> {
          awaits(finish);
          return done;
        });
    table.get("/api/me", call -> done);
    table.post("/api/search", Notes.Note.class, (call, note) -> done);
    table.put("/api/words", Notes.Note.class, (call, note) -> done);
    table.put("/api/:room/lock", Notes.Note.class, (call, note) -> done);
  }

  private static CompletableFuture<HttpResponse<String>> working(Served busy) {
    return working(busy, "GET", "/api/work");
  }

  private static CompletableFuture<HttpResponse<String>> working(
      Served busy, String method, String path) {
    return busy.client.sendAsync(
        asks(busy, method, path).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest.Builder asks(Served busy, String method, String path) {
    HttpRequest.Builder request = busy.as("ana", path);
    return method.equals("GET")
        ? request
        : request
            .header("content-type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString("{\"text\":\"a\"}"));
  }

  private static HttpResponse<String> put(Served busy, String path) throws Exception {
    return busy.send(asks(busy, "PUT", path));
  }

  private static void awaits(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
