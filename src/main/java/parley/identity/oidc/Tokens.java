package parley.identity.oidc;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of each kind of token before we believe it (OpenID Connect Core 3.1.3.7,
 * Back-Channel Logout 2.6, RFC 9068). No kind passes for another.
 */
public final class Tokens {
  private static final String LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout";
  private static final Duration LEEWAY = Duration.ofSeconds(10);
  private static final Duration LOGOUT_AGE_MAX = Duration.ofMinutes(10);
  private static final int ID_CHARS_MAX = 255;

  private final Client client;
  private final SigningKeys keys;
  private final InstantSource clock;

  Tokens(Client client, SigningKeys keys, InstantSource clock) {
    this.client = client;
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Who signed in.
   *
   * @param session the issuer's name ({@code sid}) of the sign-in, if it gives one
   * @param name null where the token does not say
   * @param email only where the issuer has verified it
   * @param emailSaid whether the token says anything of an address
   * @param proved when they last showed who they are ({@code auth_time}), if it says
   * @param acr by which class of means, if it says
   * @param means by which means ({@code amr}), as RFC 8176 calls them; empty where it does not say
   */
  public record Person(
      String subject,
      @Nullable String session,
      @Nullable String name,
      @Nullable String email,
      boolean emailSaid,
      @Nullable String locale,
      @Nullable Instant proved,
      @Nullable String acr,
      List<String> means) {
    /** Whether they showed who they are, and did not just come in again, at this time or since. */
    public boolean provedSince(Instant time) {
      return proved != null && !proved.isBefore(time.minus(LEEWAY));
    }

    @Override
    public String toString() {
      return "Person"; // a name in a log would be a leak
    }
  }

  /** What a logout token ends: a sign-in, or all of a person; one of both is there. */
  public record Logout(String id, @Nullable String subject, @Nullable String session) {}

  /** A program's access token. */
  public record Access(Person person, Instant ends) {}

  /**
   * The ID token of a code that was exchanged.
   *
   * @throws BadToken with a reason for the log
   */
  public Person idToken(String token, String nonce) throws BadToken {
    Claims claims = idClaims(keys.verifyHanded(token));
    String given = claims.text("nonce");
    require(given != null && same(given, nonce), "nonce");
    return person(claims);
  }

  /**
   * The ID token of a refresh, which need not repeat the nonce. The answer that it came in is
   * believed without it, so that its signature matters only where it says of the person what was
   * not known (OpenID Connect Core 3.1.3.7 and 12.2).
   *
   * @param kept the one before it: verified, or it said the same as one that was
   */
  public Person renewed(String token, String kept) throws BadToken {
    Person said = person(idClaims(SigningKeys.unverified(token)));
    return said.equals(person(SigningKeys.unverified(kept)))
        ? said
        : person(idClaims(keys.verifyHanded(token)));
  }

  /** A logout token; that its {@code id} comes once is for the caller to see to. */
  public Logout logoutToken(String token) throws BadToken {
    Claims claims = keys.verify(token);
    // Keycloak before 26 said JWT; an access token says at+jwt.
    require(List.of("", "jwt", "logout+jwt").contains(claims.type()), "type");
    issued(claims);
    require(claims.texts("aud").contains(client.id()), "audience");
    Instant at = claims.time("iat");
    require(at != null && at.plus(LOGOUT_AGE_MAX).isAfter(clock.instant()), "age");
    var events = claims.object("events");
    require(events != null && events.getJsonObject(LOGOUT_EVENT) != null, "events");
    require(!claims.has("nonce"), "nonce");
    String subject = claims.text("sub");
    String session = claims.text("sid");
    require(subject != null || session != null, "subject");
    return new Logout(id(claims, "jti"), subject, session);
  }

  /** An access token that a program sends. */
  public Access accessToken(String token) throws BadToken {
    Claims claims = keys.verify(token);
    boolean access = "Bearer".equals(claims.text("typ")) || claims.type().endsWith("at+jwt");
    require(access && !claims.has("nonce") && !claims.has("events"), "type");
    Instant ends = issued(claims);
    require(claims.texts("aud").contains(client.audience()), "audience");
    String program = claims.has("azp") ? claims.text("azp") : claims.text("client_id");
    require(program != null && client.programs().contains(program), "program");
    return new Access(person(claims), ends);
  }

  private Claims idClaims(Claims claims) throws BadToken {
    require(List.of("", "jwt").contains(claims.type()), "type");
    require(!claims.has("typ") || "ID".equals(claims.text("typ")), "type");
    require(!claims.has("events"), "type");
    issued(claims);
    List<String> audience = claims.texts("aud");
    require(audience.contains(client.id()), "audience");
    // More than one audience, or a party named: then it is we who asked, or the token is another's.
    require(audience.size() == 1 || claims.has("azp"), "party");
    require(!claims.has("azp") || client.id().equals(claims.text("azp")), "party");
    return claims;
  }

  /** By our issuer, and now; answers when it ends. */
  private Instant issued(Claims claims) throws BadToken {
    Instant now = clock.instant();
    require(client.issuer().equals(claims.text("iss")), "issuer");
    Instant ends = claims.time("exp");
    if (ends == null || !now.isBefore(ends.plus(LEEWAY))) {
      throw new BadToken("expired");
    }
    Instant at = claims.time("iat");
    require(at != null && !at.isAfter(now.plus(LEEWAY)), "issued-in-future");
    Instant notBefore = claims.time("nbf");
    require(notBefore == null || !notBefore.isAfter(now.plus(LEEWAY)), "not-yet");
    return ends;
  }

  private static Person person(Claims claims) throws BadToken {
    String name = claims.text("name");
    if (name == null || name.isBlank()) {
      name = claims.text("preferred_username");
    }
    return new Person(
        id(claims, "sub"),
        claims.text("sid"),
        name == null || name.isBlank() ? null : name,
        claims.flag("email_verified") ? claims.text("email") : null,
        claims.has("email"),
        claims.text("locale"),
        claims.time("auth_time"),
        claims.text("acr"),
        claims.texts("amr"));
  }

  /** Of whom an ID token is that we have checked and kept ourselves. */
  public static @Nullable String subject(String kept) {
    String[] parts = kept.split("\\.", -1);
    return parts.length == 3
        ? new JsonObject(
                new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
            .getString("sub")
        : null;
  }

  private static String id(Claims claims, String name) throws BadToken {
    String id = claims.text(name);
    if (id == null || id.isEmpty() || id.length() > ID_CHARS_MAX) {
      throw new BadToken(name);
    }
    return id;
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static void require(boolean holds, String reason) throws BadToken {
    if (!holds) {
      throw new BadToken(reason);
    }
  }
}
