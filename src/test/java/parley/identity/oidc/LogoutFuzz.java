package parley.identity.oidc;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A logout token: believed or refused as a bad token. Where the first byte is even the rest is the
 * token; else it is the claims, and the issuer signs them, whatever they are.
 */
public final class LogoutFuzz {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.ofEpochSecond(1_800_000_000));
  private static final KeyPair KEYS = keys();
  private static final Tokens TOKENS = tokens();

  private LogoutFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) throws GeneralSecurityException {
    if (input.length > 0) {
      believes(input);
    }
  }

  /** Whether it is taken for a logout token. */
  public static boolean believes(byte[] input) throws GeneralSecurityException {
    byte[] rest = Arrays.copyOfRange(input, 1, input.length);
    boolean signs = (input[0] & 1) == 1;
    try {
      TOKENS.logoutToken(signs ? signed(rest) : new String(rest, StandardCharsets.UTF_8));
      return true;
    } catch (BadToken refused) {
      return false;
    }
  }

  private static String signed(byte[] claims) throws GeneralSecurityException {
    byte[] header = "{\"alg\":\"RS256\",\"kid\":\"k\"}".getBytes(StandardCharsets.UTF_8);
    String text = BASE64.encodeToString(header) + "." + BASE64.encodeToString(claims);
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(KEYS.getPrivate());
    signature.update(text.getBytes(StandardCharsets.UTF_8));
    return text + "." + BASE64.encodeToString(signature.sign());
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2_048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("RSA is part of every JDK", e);
    }
  }

  private static Tokens tokens() {
    RSAPublicKey key = (RSAPublicKey) KEYS.getPublic();
    JsonObject jwk =
        new JsonObject()
            .put("kty", "RSA")
            .put("kid", "k")
            .put("alg", "RS256")
            .put("use", "sig")
            .put("n", number(key.getModulus()))
            .put("e", number(key.getPublicExponent()));
    JsonObject set = new JsonObject().put("keys", new JsonArray().add(jwk));
    SigningKeys keys = new SigningKeys(Vertx.vertx(), () -> set, CLOCK);
    try {
      keys.load();
    } catch (IOException e) {
      throw new IllegalStateException("it is not read from anywhere", e);
    }
    Client client =
        new Client("https://issuer.example", "parley", null, "r", "audience", List.of());
    return new Tokens(client, keys, CLOCK);
  }

  private static String number(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int from = bytes[0] == 0 ? 1 : 0;
    return BASE64.encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
  }
}
