package parley.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What the server answered: status and body, and what a stranger could compare. */
public record Reply(int status, byte[] body, TreeMap<String, String> headers) {
  public static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern ID = Pattern.compile("[\\w-]{22,}");

  public static Reply of(HttpResponse<byte[]> answer) {
    TreeMap<String, String> headers = new TreeMap<>();
    answer.headers().map().forEach((name, values) -> headers.put(name, String.join("|", values)));
    return new Reply(answer.statusCode(), answer.body(), headers);
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Its text without ids, in which any letters may stand by chance. */
  public String bare() {
    return bare(text());
  }

  /** The same of any text. */
  public static String bare(String text) {
    return ID.matcher(text).replaceAll("an-id");
  }

  public JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (IOException notJson) {
      throw new UncheckedIOException(text(), notJson);
    }
  }

  /** The answer of something that went well. */
  public JsonNode ok() {
    assertThat(status).as(this::text).isBetween(200, 201);
    return json();
  }

  /** Demands that it went well; there is nothing to read. */
  public void done() {
    assertThat(status).as(this::text).isEqualTo(204);
  }

  /** The id of the contribution that was made or changed. */
  public String id() {
    return ok().get("contribution").get("id").textValue();
  }

  /** The cursor after what was done. */
  public String cursor() {
    return ok().get("cursor").textValue();
  }

  /** Demands that it was refused with this problem. */
  public Reply refused(int expected, String code) {
    assertThat(text()).contains("\"code\":\"" + code + "\"");
    assertThat(status).isEqualTo(expected);
    assertThat(headers.get("content-type")).startsWith("application/problem+json");
    return this;
  }

  /** All that a stranger sees of an answer. */
  public String seen() {
    TreeMap<String, String> told = new TreeMap<>(headers);
    told.remove("date");
    return status + " " + told + " " + text();
  }
}
