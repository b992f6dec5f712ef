package parley.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.identity.issuer.Browser;
import parley.identity.issuer.IssuerKeys.Signer;
import parley.identity.issuer.TestIssuer;
import parley.identity.issuer.Token;

/** The ID token at the end of the code flow: what it must be, and under which keys. */
final class IdTokenTest {
  private static final Town TOWN = new Town();
  private static final Server SERVER = TOWN.server();
  private static final TestIssuer ISSUER = TOWN.issuer;

  @BeforeEach
  void begin() {
    ISSUER.tamper(token -> {});
  }

  @AfterAll
  static void end() {
    TOWN.close();
  }

  @ParameterizedTest
  @MethodSource("badIdTokens")
  void an_id_token_that_is_not_right_opens_no_session(String what, Consumer<Token> wrong) {
    Browser ana = ISSUER.browser(SERVER.url);
    ISSUER.tamper(wrong);
    assertRefused(ana, ana.authorize(ana.begin("/"), "ana"));

    ISSUER.tamper(token -> {});
    assertThat(ana.signIn("ana")).as("and without " + what).isNotBlank();
  }

  static Object[][] badIdTokens() {
    Instant past = Instant.now().minus(Duration.ofHours(1));
    Instant future = Instant.now().plus(Duration.ofHours(1));
    return new Object[][] {
      bad("another nonce", token -> token.claim("nonce", "x")),
      bad("no nonce", token -> token.without("nonce")),
      bad("another issuer", token -> token.claim("iss", "https://evil.example")),
      bad("another audience", token -> token.claim("aud", "somebody-else")),
      bad("another party", token -> token.claim("azp", "somebody-else")),
      bad("audiences, no party", t -> t.claim("aud", "parley-web", "b").without("azp")),
      bad("an old one", token -> token.time("exp", past)),
      bad("no end", token -> token.without("exp")),
      bad("from the future", token -> token.time("iat", future)),
      bad("not yet", token -> token.time("nbf", future)),
      bad("no subject", token -> token.without("sub")),
      bad("a bearer token", token -> token.claim("typ", "Bearer")),
      bad("a logout token", token -> token.event("x")),
      bad("alg none", token -> token.signedBy(Signer.NOBODY)),
      bad("HS256 by the public key", token -> token.signedBy(Signer.PUBLIC_KEY_AS_SECRET)),
      bad("a stranger's key", token -> token.signedBy(Signer.STRANGER)),
      bad("a stranger's key id", token -> token.signedBy(Signer.STRANGER_BY_NAME)),
      bad("the encryption key", token -> token.signedBy(Signer.ISSUER_ENCRYPTION)),
      bad("an extension", token -> token.header("crit", "b64")),
      bad("no key id", token -> token.header("kid", "")),
    };
  }

  @Test
  void both_kinds_of_signature_are_good() {
    ISSUER.tamper(token -> token.signedBy(Signer.ISSUER_RSA));
    assertThat(TOWN.signedIn(SERVER, "ana").get("/api/me").statusCode()).isEqualTo(200);
  }

  @Test
  void keys_that_changed_are_found_without_a_restart() {
    TOWN.signedIn(SERVER, "ana");
    ISSUER.rotateKeys();
    assertThat(TOWN.signedIn(SERVER, "ben").get("/api/me").statusCode()).isEqualTo(200);
  }

  private static Object[] bad(String what, Consumer<Token> wrong) {
    return new Object[] {what, wrong};
  }

  private static void assertRefused(Browser browser, URI callback) {
    HttpResponse<String> answer = browser.finish(callback);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().allValues("set-cookie")).isEmpty();
    assertThat(answer.body()).contains("could not be completed").doesNotContain("eyJ");
    assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
  }
}
