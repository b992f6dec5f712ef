package parley.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import parley.described.Description;
import parley.world.Person.Place;

/** A browser's socket: what it hears, in order. */
public final class Ear implements WebSocket.Listener, AutoCloseable {
  private static final int HEAR_SECONDS_MAX = 30;
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
      JsonNode frame = frames.poll(HEAR_SECONDS_MAX, TimeUnit.SECONDS);
      assertThat(frame).as("a frame within %d s", HEAR_SECONDS_MAX).isNotNull();
      return frame;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The next frame of this type; what comes before it is passed over. */
  public JsonNode hears(String type) {
    JsonNode frame = next();
    while (!type.equals(frame.path("type").asText())) {
      frame = next();
    }
    return frame;
  }

  /** All frames up to the first of this type, with it. */
  public List<JsonNode> hearsUpTo(String type) {
    List<JsonNode> heard = new ArrayList<>();
    do {
      heard.add(next());
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
      JsonNode frame = parsed(partial.toString());
      Description.OF_PARLEY.frame(frame);
      frames.add(frame);
      partial.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    frames.add(Reply.JSON.createObjectNode().put("type", "end").put("code", code));
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    frames.add(Reply.JSON.createObjectNode().put("type", "end").put("code", 1006));
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
  }
}
