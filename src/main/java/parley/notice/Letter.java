package parley.notice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A letter to one person. What it says is the constant wording of its kind; all that differs
 * between two letters is the link.
 *
 * @param id of the effect: the same letter, put in twice, is one letter
 * @param to address
 * @param language of the wording; English where there is none in it
 * @param link opaque
 * @param about ids by which its cause knows it again; they do not leave the server
 * @param off where such letters end by one press, also a mail program's (RFC 8058); null for a
 *     letter that comes once
 */
public record Letter(
    String id,
    Kind kind,
    String to,
    String language,
    String link,
    List<String> about,
    @Nullable String off) {
  /** What kinds of letters there are. */
  public enum Kind {
    INVITATION,
    /** There is something new. */
    DIGEST,
    /** Something waits for an answer, or begins. */
    REMINDER
  }

  @Override
  public String toString() {
    return "Letter[" + id + "]"; // addresses and links are for no log
  }
}
