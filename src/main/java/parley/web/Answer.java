package parley.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint answers. Encoded when made, so on the request's own thread.
 *
 * @param type the media type; null when there is no body
 * @param shared whether it is the same for everybody: then it has an ETag and may be kept, while
 *     any other answer is {@code no-store}
 */
public record Answer(
    int status,
    @Nullable String type,
    byte[] body,
    List<Map.Entry<String, String>> headers,
    boolean shared) {
  private static final byte[] NOTHING = {};
  private static final String JSON = "application/json";

  /** 200 with the value as JSON. */
  public static Answer ok(Object value) {
    return new Answer(200, JSON, Json.encode(value), List.of(), false);
  }

  /** 201 with the value as JSON. */
  public static Answer created(Object value) {
    return new Answer(201, JSON, Json.encode(value), List.of(), false);
  }

  /** 204. */
  public static Answer noContent() {
    return new Answer(204, null, NOTHING, List.of(), false);
  }

  public static Answer bytes(int status, String type, byte[] body) {
    return new Answer(status, type, body, List.of(), false);
  }

  /** 302 to this address. */
  public static Answer redirect(String location) {
    return new Answer(302, null, NOTHING, List.of(Map.entry("location", location)), false);
  }

  /** With one header more; the same name may be given twice. */
  public Answer with(String name, String value) {
    List<Map.Entry<String, String>> more = new ArrayList<>(headers);
    more.add(Map.entry(name, value));
    return new Answer(status, type, body, List.copyOf(more), shared);
  }

  /** The same for everybody: revalidated by ETag instead of not being kept at all. */
  public Answer forAll() {
    return new Answer(status, type, body, headers, true);
  }
}
