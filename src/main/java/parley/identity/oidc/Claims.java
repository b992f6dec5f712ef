package parley.identity.oidc;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The claims of a token whose signature is good. A claim of another type than asked for counts as
 * absent, so that no cast can be made to fail by a token.
 *
 * @param type the {@code typ} of the token's header, in lower case, empty when absent
 */
record Claims(String type, JsonObject json) {
  /** The year 9999: a time that cannot be counted with is none. */
  private static final double SECONDS_MAX = 253_402_300_800.0;

  @Nullable String text(String name) {
    return json.getValue(name) instanceof String text ? text : null;
  }

  boolean flag(String name) {
    return Boolean.TRUE.equals(json.getValue(name));
  }

  boolean has(String name) {
    return json.containsKey(name);
  }

  @Nullable Instant time(String name) {
    return json.getValue(name) instanceof Number seconds
            && Math.abs(seconds.doubleValue()) < SECONDS_MAX
        ? Instant.ofEpochSecond(seconds.longValue())
        : null;
  }

  @Nullable JsonObject object(String name) {
    return json.getValue(name) instanceof JsonObject object ? object : null;
  }

  /** One text, or a list of them. */
  List<String> texts(String name) {
    return switch (json.getValue(name)) {
      case String one -> List.of(one);
      case JsonArray many ->
          many.stream().filter(String.class::isInstance).map(String.class::cast).toList();
      case null, default -> List.of();
    };
  }
}
