package parley.document;

import parley.document.clean.Cleaner;
import parley.web.Problem;

/** A file that somebody brings: made anew, or refused with one of our reasons. */
public final class CleanFuzz {
  private CleanFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    try {
      if (Cleaner.clean(input).bytes().length == 0) {
        throw new IllegalStateException("made anew, and nothing is left");
      }
    } catch (Problem refused) {
      if (!refused.code().slug().startsWith("document-")) {
        throw new IllegalStateException("refused for no reason of a file's", refused);
      }
    }
  }
}
