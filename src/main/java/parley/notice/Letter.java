package parley.notice;

import java.util.List;

/**
 * A letter to one person. What it says is the constant wording of its kind; all that differs
 * between two letters is the link.
 *
 * @param id of the effect: the same letter, put in twice, is one letter
 * @param to address
 * @param language of the wording; English where there is none in it
 * @param link opaque
 * @param about ids by which its cause knows it again; they do not leave the server
 */
public record Letter(
    String id, Kind kind, String to, String language, String link, List<String> about) {
  /** What kinds of letters there are. */
  public enum Kind {
    INVITATION
  }

  @Override
  public String toString() {
    return "Letter[" + id + "]"; // addresses and links are for no log
  }
}
