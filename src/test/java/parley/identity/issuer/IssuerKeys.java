package parley.identity.issuer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The issuer's keys of the moment, and signatures by them and by those who pretend. */
public final class IssuerKeys {
  static final ObjectMapper JSON = new ObjectMapper();

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final int EC_BYTES = 32;

  /** One for all, as it takes long to make. */
  private static final KeyPair RSA = pair("RSA");

  private final KeyPair signing = pair("EC");
  private final KeyPair stranger = pair("EC");
  private final String id;

  IssuerKeys(int generation) {
    id = "key-" + generation;
  }

  /** Who signs, and how. */
  public enum Signer {
    /** The issuer, with ES256. */
    ISSUER,
    /** The issuer, with RS256. */
    ISSUER_RSA,
    /** The issuer's encryption key, which signs nothing by rights. */
    ISSUER_ENCRYPTION,
    /** Somebody else, under the issuer's key id. */
    STRANGER,
    /** Somebody else, under a key id of their own. */
    STRANGER_BY_NAME,
    /** Nobody: {@code alg} none. */
    NOBODY,
    /** Whoever has the public key, used as a shared secret. */
    PUBLIC_KEY_AS_SECRET
  }

  ObjectNode keySet() {
    ObjectNode set = JSON.createObjectNode();
    ArrayNode keys = set.putArray("keys");
    ECPublicKey ec = (ECPublicKey) signing.getPublic();
    keys.addObject()
        .put("kid", id)
        .put("kty", "EC")
        .put("alg", "ES256")
        .put("use", "sig")
        .put("crv", "P-256")
        .put("x", BASE64.encodeToString(fixed(ec.getW().getAffineX())))
        .put("y", BASE64.encodeToString(fixed(ec.getW().getAffineY())));
    rsa(keys.addObject().put("kid", id + "-rsa").put("alg", "RS256").put("use", "sig"));
    rsa(keys.addObject().put("kid", id + "-enc").put("alg", "RS256").put("use", "enc"));
    return set;
  }

  String sign(ObjectNode header, ObjectNode claims, Signer signer) {
    header.put("alg", algorithm(signer));
    if (!header.has("kid")) {
      header.put("kid", keyId(signer));
    }
    String text = part(header) + "." + part(claims);
    try {
      return text + "." + BASE64.encodeToString(signature(text, signer));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private static String algorithm(Signer signer) {
    return switch (signer) {
      case ISSUER, STRANGER, STRANGER_BY_NAME -> "ES256";
      case ISSUER_RSA, ISSUER_ENCRYPTION -> "RS256";
      case NOBODY -> "none";
      case PUBLIC_KEY_AS_SECRET -> "HS256";
    };
  }

  private String keyId(Signer signer) {
    return switch (signer) {
      case ISSUER, STRANGER, NOBODY -> id;
      case ISSUER_RSA, PUBLIC_KEY_AS_SECRET -> id + "-rsa";
      case ISSUER_ENCRYPTION -> id + "-enc";
      case STRANGER_BY_NAME -> "key-of-a-stranger";
    };
  }

  private byte[] signature(String text, Signer signer) throws GeneralSecurityException {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return switch (signer) {
      case ISSUER -> sign("SHA256withECDSAinP1363Format", signing, bytes);
      case STRANGER, STRANGER_BY_NAME -> sign("SHA256withECDSAinP1363Format", stranger, bytes);
      case ISSUER_RSA, ISSUER_ENCRYPTION -> sign("SHA256withRSA", RSA, bytes);
      case NOBODY -> new byte[0];
      case PUBLIC_KEY_AS_SECRET -> {
        PublicKey secret = RSA.getPublic();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getEncoded(), "HmacSHA256"));
        yield mac.doFinal(bytes);
      }
    };
  }

  private static byte[] sign(String algorithm, KeyPair pair, byte[] text)
      throws GeneralSecurityException {
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(pair.getPrivate());
    signature.update(text);
    return signature.sign();
  }

  private static void rsa(ObjectNode key) {
    RSAPublicKey pub = (RSAPublicKey) RSA.getPublic();
    key.put("kty", "RSA")
        .put("n", BASE64.encodeToString(unsigned(pub.getModulus())))
        .put("e", BASE64.encodeToString(unsigned(pub.getPublicExponent())));
  }

  private static String part(ObjectNode json) {
    return BASE64.encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static KeyPair pair(String type) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
      if (type.equals("EC")) {
        generator.initialize(new ECGenParameterSpec("secp256r1"));
      } else {
        generator.initialize(2_048);
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private static byte[] unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }

  private static byte[] fixed(BigInteger number) {
    byte[] bytes = unsigned(number);
    byte[] padded = new byte[EC_BYTES];
    System.arraycopy(bytes, 0, padded, EC_BYTES - bytes.length, bytes.length);
    return padded;
  }
}
