package parley.identity.keycloak;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody signs in with.
 *
 * @param type as Keycloak calls it, such as {@code otp}
 * @param label as its owner named it, where they did
 */
public record Credential(String id, String type, @Nullable String label, Instant created) {
  static Credential of(JsonObject said) {
    String label = said.getString("userLabel");
    return new Credential(
        said.getString("id", ""),
        said.getString("type", ""),
        label == null || label.isBlank() ? null : label,
        Instant.ofEpochMilli(said.getLong("createdDate", 0L)));
  }
}
