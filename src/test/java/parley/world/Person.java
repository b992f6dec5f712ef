package parley.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.described.Description;
import parley.web.Ids;

/**
 * Somebody at a browser, in a room. What they do carries a new command id and the audience of this
 * moment, unless {@link #again} and {@link #seeing} say otherwise.
 */
public record Person(
    String base,
    String login,
    String cookie,
    Place place,
    @Nullable String command,
    @Nullable String shown) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** The same person in another room. */
  public Person in(Place other) {
    return new Person(base, login, cookie, other, command, null);
  }

  /** The same person giving a command under this id. */
  public Person again(String id) {
    return new Person(base, login, cookie, place, id, shown);
  }

  /** The same person having been shown the room as it was at a cursor. */
  public Person seeing(String cursor) {
    return new Person(base, login, cookie, place, command, cursor);
  }

  public Reply opensThread(String title) {
    ObjectNode body = write().put("title", title).put("language", "en");
    body.set("body", words("First words of " + title));
    return post(place.path() + "/threads", body);
  }

  public Reply contributes(String thread, String words) {
    return says(thread, null, words(words));
  }

  public Reply replies(String thread, String parent, String words) {
    return says(thread, parent, words(words));
  }

  public Reply quotes(String thread, Passage passage, String words) {
    return says(thread, null, quoting(passage, words));
  }

  public Reply says(String thread, @Nullable String parent, JsonNode doc) {
    ObjectNode body = write().put("language", "en");
    if (parent != null) {
      body.put("parent", parent);
    }
    body.set("body", doc);
    return post(place.thread(thread) + "/contributions", body);
  }

  /** Contributes in another language than English. */
  public Reply speaks(String language, String thread, String words) {
    ObjectNode body = write().put("language", language);
    body.set("body", words(words));
    return post(place.thread(thread) + "/contributions", body);
  }

  public Reply edits(String thread, String contribution, int version, JsonNode doc) {
    ObjectNode body = write().put("version", version);
    body.set("body", doc);
    return put(place.contribution(thread, contribution), body);
  }

  public Reply withdraws(String thread, String contribution) {
    return put(place.contribution(thread, contribution) + "/withdrawal", change());
  }

  public Reply reads(String thread) {
    return get(place.thread(thread));
  }

  public Reply versions(String thread, String contribution) {
    return get(place.contribution(thread, contribution) + "/versions");
  }

  public Reply enters() {
    return get(place.path());
  }

  /** Looks for words wherever they sit. */
  public Reply searches(String words) {
    return searches(words, Map.of());
  }

  /** Looks for words, with more fields of the question. */
  public Reply searches(String words, Map<String, String> more) {
    ObjectNode question = Reply.JSON.createObjectNode().put("words", words);
    more.forEach(question::put);
    return post("/api/search", question);
  }

  public Reply tightens(JsonNode rule) {
    ObjectNode body = change();
    body.set("rule", rule);
    return put(place.path() + "/rule", body);
  }

  /** Takes a participant out of the forum. */
  public Reply removes(String participant) {
    return put("/api/forums/" + place.forum() + "/people/" + participant + "/removal", change());
  }

  public Reply polls(String cursor) {
    ObjectNode body = Reply.JSON.createObjectNode();
    body.putArray("rooms")
        .addObject()
        .put("forum", place.forum())
        .put("room", place.room())
        .put("cursor", cursor);
    return post("/api/live/poll", body);
  }

  /** A socket of theirs that hears this room. */
  public Ear listens(@Nullable String cursor) {
    Ear ear = Ear.open(base, cookie);
    ear.subscribe(place, cursor);
    return ear;
  }

  /** The start of a write: command and audience. */
  public ObjectNode write() {
    String cursor = shown == null ? enters().json().path("cursor").asText(Ids.random()) : shown;
    return change().put("shown", cursor);
  }

  public ObjectNode change() {
    return Reply.JSON.createObjectNode().put("command", command == null ? Ids.random() : command);
  }

  public Reply get(String path) {
    return told(new Watch.Sent("GET", path, null), send("GET", path, new byte[0], Map.of()));
  }

  public Reply post(String path, JsonNode body) {
    return told(new Watch.Sent("POST", path, body), send("POST", path, bytes(body), Map.of()));
  }

  public Reply put(String path, JsonNode body) {
    return told(new Watch.Sent("PUT", path, body), send("PUT", path, bytes(body), Map.of()));
  }

  private Reply told(Watch.Sent sent, Reply reply) {
    Watch.of(base).answered(this, sent, reply);
    return reply;
  }

  /** As a browser on our pages sends it, but for the headers that are given. */
  public Reply send(String method, String path, byte[] body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60));
    request.setHeader("origin", base).setHeader("sec-fetch-site", "same-origin");
    if (!cookie.isEmpty()) {
      request.setHeader("cookie", cookie);
    }
    if (!method.equals("GET")) {
      request.setHeader("content-type", "application/json");
    }
    headers.forEach(request::setHeader);
    request.method(
        method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    try {
      Reply reply = Reply.of(HTTP.send(request.build(), BodyHandlers.ofByteArray()));
      Description.OF_PARLEY.answer(
          method,
          path,
          new Description.Got(reply.status(), reply.headers().get("content-type"), reply.body()));
      return reply;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(JsonNode json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A text as a composer makes it. */
  public static ObjectNode words(String text) {
    ObjectNode doc = Reply.JSON.createObjectNode().put("type", "doc");
    ObjectNode paragraph = doc.putArray("content").addObject().put("type", "paragraph");
    paragraph.putArray("content").addObject().put("type", "text").put("text", text);
    return doc;
  }

  /** A passage of another contribution: from 0 to a number of characters. */
  public record Passage(String contribution, int version, int to) {}

  public static ObjectNode quoting(Passage passage, String text) {
    ObjectNode doc = words(text);
    doc.withArray("content")
        .insertObject(0)
        .put("type", "quote")
        .putObject("attrs")
        .put("contribution", passage.contribution())
        .put("version", passage.version())
        .put("from", 0)
        .put("to", passage.to());
    return doc;
  }

  /** A room of a forum, and its addresses. */
  public record Place(String forum, String room) {
    public String path() {
      return "/api/forums/" + forum + "/rooms/" + room;
    }

    public String thread(String thread) {
      return path() + "/threads/" + thread;
    }

    public String contribution(String thread, String contribution) {
      return thread(thread) + "/contributions/" + contribution;
    }
  }
}
