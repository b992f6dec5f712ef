package parley.identity.oidc;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who we are to the issuer.
 *
 * @param issuer its identifier, exactly as its tokens spell it in {@code iss}
 * @param id our client id, the audience of ID and logout tokens
 * @param secret null for a public client
 * @param redirect the one address the issuer sends a browser back to
 * @param audience what an access token must be for, when a program calls
 * @param programs the client ids ({@code azp}) of the programs that may call
 */
public record Client(
    String issuer,
    String id,
    @Nullable String secret,
    String redirect,
    String audience,
    List<String> programs) {
  /** Whether a connection there can be trusted: TLS, or this machine. */
  public static boolean safe(URI address) {
    String host = address.getHost();
    return host != null
        && ("https".equals(address.getScheme())
            || ("http".equals(address.getScheme()) && local(host)));
  }

  private static boolean local(String host) {
    return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
  }

  @Override
  public String toString() {
    return "Client[" + id + " at " + issuer + "]"; // never the secret
  }
}
