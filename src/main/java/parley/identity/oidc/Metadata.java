package parley.identity.oidc;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What an issuer says about itself (OpenID Connect Discovery).
 *
 * @param endSession where a browser signs out, if it can
 * @param names whether a callback always carries {@code iss} (RFC 9207)
 */
record Metadata(
    String authorization, String token, String keySet, @Nullable String endSession, boolean names) {
  static final String PATH = "/.well-known/openid-configuration";

  /**
   * @throws IOException when it is another issuer's, or lacks what we need
   */
  static Metadata of(JsonObject json, String issuer) throws IOException {
    if (!issuer.equals(json.getValue("issuer"))) {
      throw new IOException("The issuer names itself differently");
    }
    // Absent means plain is all it can: then we could not prove that the code is ours.
    if (json.getValue("code_challenge_methods_supported") instanceof JsonArray methods
        && !methods.contains("S256")) {
      throw new IOException("The issuer lacks PKCE S256");
    }
    return new Metadata(
        endpoint(json, "authorization_endpoint"),
        endpoint(json, "token_endpoint"),
        endpoint(json, "jwks_uri"),
        json.containsKey("end_session_endpoint") ? endpoint(json, "end_session_endpoint") : null,
        Boolean.TRUE.equals(json.getValue("authorization_response_iss_parameter_supported")));
  }

  private static String endpoint(JsonObject json, String name) throws IOException {
    if (json.getValue(name) instanceof String text) {
      try {
        if (Client.safe(URI.create(text))) {
          return text;
        }
      } catch (IllegalArgumentException malformed) {
        throw new IOException("The issuer's " + name + " is no address");
      }
    }
    throw new IOException("The issuer has no safe " + name);
  }
}
