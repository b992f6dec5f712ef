package parley.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint answers. Encoded when made, so on the request's own thread.
 *
 * @param type the media type; null when there is no body
 * @param tag set when it is the same for everybody: then it may be kept and is revalidated by this
 *     ETag, while any other answer is {@code no-store}
 */
public record Answer(
    int status,
    @Nullable String type,
    byte[] body,
    List<Map.Entry<String, String>> headers,
    @Nullable String tag) {
  private static final byte[] NOTHING = {};
  private static final String JSON = "application/json";
  private static final Map<Problem.Code, Answer> BARE = bare();

  /** 200 with the value as JSON. */
  public static Answer ok(Object value) {
    return new Answer(200, JSON, Json.encode(value), List.of(), null);
  }

  /** 201 with the value as JSON. */
  public static Answer created(Object value) {
    return new Answer(201, JSON, Json.encode(value), List.of(), null);
  }

  /** A refusal. Those of one code that say nothing more are the same bytes. */
  public static Answer refusal(Problem problem) {
    Answer bare = problem.bare() ? BARE.get(problem.code()) : null;
    return bare == null ? encoded(problem) : bare;
  }

  /** 204. */
  public static Answer noContent() {
    return new Answer(204, null, NOTHING, List.of(), null);
  }

  public static Answer bytes(int status, String type, byte[] body) {
    return new Answer(status, type, body, List.of(), null);
  }

  /** 302 to this address. */
  public static Answer redirect(String location) {
    return new Answer(302, null, NOTHING, List.of(Map.entry("location", location)), null);
  }

  /** With one header more; the same name may be given twice. */
  public Answer with(String name, String value) {
    List<Map.Entry<String, String>> more = new ArrayList<>(headers);
    more.add(Map.entry(name, value));
    return new Answer(status, type, body, List.copyOf(more), tag);
  }

  /** The same for everybody: revalidated by ETag. Make it once and keep it. */
  public Answer forAll() {
    return new Answer(status, type, body, headers, tagOf(body));
  }

  /** The ETag of these bytes. */
  public static String tagOf(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return '"' + HexFormat.of().formatHex(hash, 0, 12) + '"';
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private static Map<Problem.Code, Answer> bare() {
    Map<Problem.Code, Answer> answers = new EnumMap<>(Problem.Code.class);
    for (Problem.Code code : Problem.Code.values()) {
      answers.put(code, encoded(new Problem(code)));
    }
    return answers;
  }

  private static Answer encoded(Problem problem) {
    Problem.Body body = problem.body();
    Answer answer = bytes(body.status(), "application/problem+json", Json.encode(body));
    if (problem.code() == Problem.Code.SIGNED_OUT) {
      return answer.with("www-authenticate", "Bearer");
    }
    return body.retryAfter() == null
        ? answer
        : answer.with("retry-after", String.valueOf(body.retryAfter()));
  }
}
