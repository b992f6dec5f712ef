package parley.web;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A refusal with a stable code: the only way an error becomes an HTTP answer (RFC 9457). Thrown
 * anywhere below an endpoint; it has no stack trace, because it is an answer and not a defect.
 */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int RETRY_SECONDS = 2;

  private final Code code;
  private final @Nullable String field;
  private final @Nullable String detail;
  private final transient @Nullable Object now;

  public Problem(Code code) {
    this(code, null, null, null);
  }

  private Problem(
      Code code, @Nullable String field, @Nullable String detail, @Nullable Object now) {
    super(code.slug, null, false, false);
    this.code = code;
    this.field = field;
    this.detail = detail;
    this.now = now;
  }

  /** What one may not see and what is not there, alike. */
  public static Problem notFound() {
    return new Problem(Code.NOT_FOUND);
  }

  /**
   * A field that does not fit.
   *
   * @param path such as {@code body.content[2].attrs.level}
   * @param why in English, for programs
   */
  public static Problem field(String path, String why) {
    return new Problem(Code.BAD_FIELD, path, why, null);
  }

  public static Problem of(Code code, @Nullable String path, String why) {
    return new Problem(code, path, why, null);
  }

  /** Refused because things have changed; {@code now} is how they stand, as this caller sees it. */
  public static Problem changed(Code code, Object now) {
    return new Problem(code, null, null, now);
  }

  public Code code() {
    return code;
  }

  public @Nullable String field() {
    return field;
  }

  public @Nullable String detail() {
    return detail;
  }

  public @Nullable Object now() {
    return now;
  }

  /** Whether it says no more than its code. */
  boolean bare() {
    return field == null && detail == null && now == null;
  }

  Body body() {
    Integer retryAfter = code.retry ? RETRY_SECONDS : null;
    return new Body(
        "about:blank", code.status, code.slug, code.title, detail, field, retryAfter, now);
  }

  /** The fields of {@code application/problem+json}. */
  record Body(
      String type,
      int status,
      String code,
      String title,
      @Nullable String detail,
      @Nullable String field,
      @Nullable Integer retryAfter,
      @Nullable Object now) {}

  /** Every code there is. A page words it in its reader's language. */
  public enum Code {
    BAD_JSON(400, "bad-json", "Not the JSON that is read here"),
    BAD_FIELD(400, "bad-field", "A field does not fit"),
    UNKNOWN_FIELD(400, "unknown-field", "A field that is not known here"),
    BAD_TEXT(400, "bad-text", "Text with characters that are refused"),
    BAD_CURSOR(400, "bad-cursor", "Not a cursor of this room"),
    SIGNED_OUT(401, "signed-out", "Not signed in"),
    ORIGIN_REFUSED(403, "origin-refused", "Sent from another origin"),
    STEP_UP(403, "step-up", "Sign in once more for this"),
    FORBIDDEN(403, "forbidden", "Not yours to do"),
    NOT_FOUND(404, "not-found", "Not found"),
    /** One that was used or revoked and one that never was are the same. */
    NO_INVITATION(404, "no-invitation", "No invitation that can be used"),
    INVITATION_EXPIRED(410, "invitation-expired", "This invitation has expired"),
    HAS_ACCOUNT(409, "has-account", "This address has an account: sign in"),
    OTHER_ACCOUNT(409, "other-account", "Signed in with another address than was invited"),
    NO_ACCOUNT(404, "no-account", "Nobody with this address has an account"),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "Not a method of this resource"),
    COMMAND_REUSED(409, "command-reused", "This command id carried another command"),
    AUDIENCE_CHANGED(409, "audience-changed", "Not the audience that was shown"),
    VERSION_CHANGED(409, "version-changed", "Not the current version"),
    EDIT_WINDOW_OVER(409, "edit-window-over", "The time for editing is over"),
    WITHDRAWN(409, "withdrawn", "It has been withdrawn"),
    CLOSED(409, "closed", "The working group or room is closed"),
    LOOSENING_REFUSED(409, "loosening-refused", "A rule is only ever tightened"),
    LOCKED(409, "locked", "The room is locked"),
    FROZEN(409, "frozen", "It is being agreed to, or was settled"),
    TOO_SOON(409, "too-soon", "The room is slowed: not yet"),
    COOLING_OFF(409, "cooling-off", "Cooling off: nothing is sent until it ends"),
    LAPSED(409, "lapsed", "It was not answered in time; propose it again"),
    NOTHING_CHANGES(409, "nothing-changes", "It is so already"),
    ALREADY_SEATED(409, "already-seated", "Seated already"),
    LAST_ORGANISER(409, "last-organiser", "A forum keeps at least one organiser"),
    TOO_LARGE(413, "too-large", "Too large"),
    DOCUMENT_UNKNOWN(400, "document-unknown", "Not a kind of file that is read here"),
    DOCUMENT_BROKEN(400, "document-broken", "A file that cannot be read"),
    DOCUMENT_LOCKED(400, "document-locked", "A file that is protected by a password"),
    DOCUMENT_DOUBLE(400, "document-double", "A file that is two kinds of file at once"),
    DOCUMENT_ACTIVE(400, "document-active", "A file with programs in it"),
    DOCUMENT_TOO_MUCH(400, "document-too-much", "A file that would take too much to read or make"),
    UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "Not a media type that is read here"),
    TOO_MANY_REQUESTS(429, "too-many-requests", "Too many requests at once", true),
    INTERNAL(500, "internal", "A defect of this server"),
    FULL(503, "full", "Too much is waiting; nothing was done", true),
    UNAVAILABLE(503, "unavailable", "Not now; nothing was done", true),
    UNKNOWN_OUTCOME(
        503, "unknown-outcome", "It may or may not have been done; send it again", true);

    private final int status;
    private final String slug;
    private final String title;
    private final boolean retry;

    Code(int status, String slug, String title) {
      this(status, slug, title, false);
    }

    Code(int status, String slug, String title, boolean retry) {
      this.status = status;
      this.slug = slug;
      this.title = title;
      this.retry = retry;
    }

    public int status() {
      return status;
    }

    /** Whether the same may be done a moment later. */
    public boolean mayBeRetried() {
      return retry;
    }

    @JsonValue
    public String slug() {
      return slug;
    }
  }
}
