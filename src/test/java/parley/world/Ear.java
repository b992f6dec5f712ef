package parley.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import parley.described.Description;
import parley.world.Person.Place;

/**
 * A browser's socket: what it hears, in order. A frame is held against the description when it is
 * taken, the last ones on closing: reading must never be slower than whoever writes.
 */
public final class Ear implements WebSocket.Listener, AutoCloseable {
  private static final int HEAR_SECONDS_MAX = 30;
  private static final String END = "end";
  private static final int PASS_SECONDS_MAX = 60;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
  private final StringBuilder partial = new StringBuilder();
  private @Nullable WebSocket socket;

  private Ear() {}

  public static Ear open(String base, String cookie) {
    Ear ear = new Ear();
    ear.socket =
        HTTP.newWebSocketBuilder()
            .header("cookie", cookie)
            .header("origin", base)
            .buildAsync(URI.create(base.replace("http", "ws") + "/api/live"), ear)
            .join();
    return ear;
  }

  public void subscribe(Place place, @Nullable String cursor) {
    ObjectNode ask =
        Reply.JSON
            .createObjectNode()
            .put("type", "subscribe")
            .put("forum", place.forum())
            .put("room", place.room());
    if (cursor != null) {
      ask.put("cursor", cursor);
    }
    say(ask);
  }

  /** Says something of its own to the server. */
  public void say(ObjectNode ask) {
    assertThat(socket).isNotNull();
    socket.sendText(ask.toString(), true).join();
  }

  /** The next frame; fails if none comes. */
  public JsonNode next() {
    try {
      JsonNode frame = next(Duration.ofSeconds(HEAR_SECONDS_MAX));
      assertThat(frame).as("a frame within %d s", HEAR_SECONDS_MAX).isNotNull();
      return frame;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The next frame, if one comes so soon. */
  public @Nullable JsonNode next(Duration within) throws InterruptedException {
    JsonNode frame = frames.poll(within.toMillis(), TimeUnit.MILLISECONDS);
    described(frame);
    return frame;
  }

  private static void described(@Nullable JsonNode frame) {
    if (frame != null && !isEnd(frame)) {
      Description.OF_PARLEY.frame(frame);
    }
  }

  private static boolean isEnd(JsonNode frame) {
    return frame.path("type").asText().equals(END);
  }

  /** The next frame of this type; what comes before it is passed over. */
  public JsonNode hears(String type) {
    return hearsUpTo(type).getLast();
  }

  /**
   * All frames up to the first of this type, with it; fails if others come without an end, or it
   * ends.
   */
  public List<JsonNode> hearsUpTo(String type) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PASS_SECONDS_MAX);
    List<JsonNode> heard = new ArrayList<>();
    do {
      if (!heard.isEmpty()) {
        assertThat(isEnd(heard.getLast())).as("%s instead of %s", heard.getLast(), type).isFalse();
      }
      heard.add(next());
      assertThat(end - System.nanoTime()).as("%d frames, no %s", heard.size(), type).isPositive();
    } while (!type.equals(heard.getLast().path("type").asText()));
    return heard;
  }

  /**
   * All that has come by now. One answered ping would not tell: an event loop reads before it does
   * what waits, so the answer may overtake a frame; the answer to a second one cannot.
   */
  public List<JsonNode> heardSoFar() {
    List<JsonNode> heard = new ArrayList<>();
    for (int pings = 0; pings < 2; pings++) {
      say(Reply.JSON.createObjectNode().put("type", "ping"));
      heard.addAll(hearsUpTo("pong"));
      heard.removeLast();
    }
    return heard;
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      frames.add(parsed(partial.toString()));
      partial.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    frames.add(Reply.JSON.createObjectNode().put("type", END).put("code", code));
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    frames.add(Reply.JSON.createObjectNode().put("type", END).put("code", 1006));
  }

  private static JsonNode parsed(String text) {
    try {
      return Reply.JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(text, e);
    }
  }

  @Override
  public void close() {
    if (socket != null) {
      socket.abort();
    }
    List<JsonNode> untaken = new ArrayList<>();
    frames.drainTo(untaken);
    untaken.forEach(Ear::described);
  }
}
