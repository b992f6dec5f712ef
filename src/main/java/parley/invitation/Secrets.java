package parley.invitation;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import parley.invitation.Invitation.Way;
import parley.store.Documents;
import parley.store.Keys;

/**
 * What opens invitations, and which one each opens. A secret is 256 bits of a pseudorandom function
 * of the command that made it, so that a retry makes the same again; the forum knows its hash, and
 * here it is found by another, under a key of this installation.
 */
final class Secrets {
  private static final String TOKEN = "[A-Za-z0-9_-]{43}";
  private static final Duration KEPT = Duration.ofDays(60); // for whoever asks for another so late
  private final Documents documents;
  private final Keys keys;

  Secrets(Documents documents, Keys keys) {
    this.documents = documents;
    this.keys = keys;
  }

  /** Where a secret leads. */
  record Place(String forum, String invitation) {}

  /**
   * A new one.
   *
   * @param made of what it is for: account, command, place in the list
   */
  String secret(Way way, String made) {
    byte[] random = keys.secret("invitation", way + "|" + made);
    return switch (way) {
      case LETTER -> Base64.getUrlEncoder().withoutPadding().encodeToString(random);
      case CODE -> Code.of(random);
    };
  }

  /** An id made of the same. */
  String id(String what, String made) {
    return keys.mac("invitation-" + what, made);
  }

  /** What the forum is told of a secret, and what is presented later: without its hyphens. */
  static String known(String secret) {
    String code = Code.typed(secret);
    return code == null ? secret : code;
  }

  /** Remembers where it leads, before any invitation knows it: left over, it leads nowhere. */
  void lead(String secret, Place place) {
    documents.put(id(known(secret)), null, place);
  }

  /** Where it leads, or null. */
  @Nullable Place find(String known) {
    Documents.Stored<Place> stored = documents.find(id(known), Place.class);
    return stored == null ? null : stored.value();
  }

  /** Forgets where what is long over leads: from then on it leads nowhere. */
  void sweep(Instant now) {
    documents.removeBefore(now.minus(KEPT));
  }

  static boolean isToken(String text) {
    return text.matches(TOKEN);
  }

  private String id(String known) {
    return keys.mac("invitation", known);
  }
}
