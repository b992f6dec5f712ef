package parley.identity.oidc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Sign-ins under way. All of one stands, encrypted, in its {@code state}: so any number of tabs may
 * try at once, any node can finish what another began, and strangers who begin and never finish
 * fill no table. A state opens only together with the cookie of the browser it was made for
 * (associated data), so nobody can be made to finish somebody else's sign-in.
 */
public final class Attempts {
  private static final Duration LIFE = Duration.ofMinutes(30);
  private static final int STATE_CHARS_MAX = 2_048;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int SECRET_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final SecretKeySpec key;
  private final InstantSource clock;

  /**
   * @param key 32 bytes, the same on all nodes
   */
  public Attempts(byte[] key, InstantSource clock) {
    this.key = new SecretKeySpec(key, "AES");
    this.clock = clock;
  }

  /**
   * One attempt.
   *
   * @param state goes to the issuer and comes back
   * @param nonce must stand in the ID token
   * @param verifier of PKCE, 43 characters
   * @param path where the browser wants to go afterwards
   * @param strong whether a second factor was asked for
   * @param begun when, to the second
   * @param expired whether it took too long
   */
  public record Attempt(
      String state,
      String nonce,
      String verifier,
      String path,
      boolean strong,
      Instant begun,
      boolean expired) {
    /** PKCE S256. */
    public String challenge() {
      return BASE64.encodeToString(sha256(verifier.getBytes(StandardCharsets.US_ASCII)));
    }
  }

  /**
   * Begins one.
   *
   * @param browser the secret of the browser's own cookie
   * @param path an own path, checked
   * @param strong whether a second factor is asked for
   */
  public Attempt begin(String browser, String path, boolean strong) {
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    byte[] text = path.getBytes(StandardCharsets.UTF_8);
    Instant begun = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    ByteBuffer plain = ByteBuffer.allocate(Long.BYTES + 1 + SECRET_BYTES + text.length);
    plain.putLong(begun.getEpochSecond()).put((byte) (strong ? 1 : 0));
    plain.put(secret).put(text);
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, browser).doFinal(plain.array());
      ByteBuffer state = ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed);
      String sealedState = BASE64.encodeToString(state.array());
      return new Attempt(sealedState, nonce(secret), verifier(secret), path, strong, begun, false);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("AES-GCM is part of this JDK", missing);
    }
  }

  /**
   * Opens one that came back.
   *
   * @throws BadToken when it is not ours or was begun in another browser
   */
  public Attempt open(String state, String browser) throws BadToken {
    byte[] bytes = bytes(state);
    byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce, browser);
      ByteBuffer plain =
          ByteBuffer.wrap(cipher.doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES));
      Instant begun = Instant.ofEpochSecond(plain.getLong());
      boolean strong = plain.get() == 1;
      byte[] secret = new byte[SECRET_BYTES];
      plain.get(secret);
      String path = StandardCharsets.UTF_8.decode(plain).toString();
      boolean expired = clock.instant().isAfter(begun.plus(LIFE));
      return new Attempt(state, nonce(secret), verifier(secret), path, strong, begun, expired);
    } catch (GeneralSecurityException forged) {
      throw new BadToken("state");
    }
  }

  private static byte[] bytes(String state) throws BadToken {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(state);
      // One spelling only: a second one would count as unused.
      if (state.length() <= STATE_CHARS_MAX
          && bytes.length > NONCE_BYTES
          && BASE64.encodeToString(bytes).equals(state)) {
        return bytes;
      }
    } catch (IllegalArgumentException malformed) {
      throw new BadToken("state");
    }
    throw new BadToken("state");
  }

  private static String nonce(byte[] secret) {
    return derived("nonce", secret);
  }

  private static String verifier(byte[] secret) {
    return derived("verifier", secret);
  }

  private static String derived(String purpose, byte[] secret) {
    byte[] label = purpose.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer text = ByteBuffer.allocate(label.length + secret.length).put(label).put(secret);
    return BASE64.encodeToString(sha256(text.array()));
  }

  private Cipher cipher(int mode, byte[] nonce, String browser) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(browser.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("SHA-256 is part of this JDK", missing);
    }
  }
}
