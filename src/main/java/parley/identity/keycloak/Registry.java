package parley.identity.keycloak;

/**
 * Where accounts are made.
 *
 * @param api where the Admin REST interface of the realm begins, without a slash at the end
 * @param token the realm's token endpoint
 * @param client of a service account that may look accounts up and make them
 */
public record Registry(String api, String token, String client, String secret) {
  private static final String REALMS = "/realms/";

  /** Of the realm that is this issuer. */
  public static Registry of(String issuer, String client, String secret) {
    int at = issuer.lastIndexOf(REALMS);
    if (at < 0) {
      throw new IllegalArgumentException("not the issuer of a Keycloak realm");
    }
    return new Registry(
        issuer.substring(0, at) + "/admin" + issuer.substring(at),
        issuer + "/protocol/openid-connect/token",
        client,
        secret);
  }

  @Override
  public String toString() {
    return "Registry[" + api + "]"; // never the secret
  }
}
