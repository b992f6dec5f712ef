package parley.document;

import parley.document.clean.Cleaner;
import parley.web.Problem;

/** A file that somebody brings: made anew, so that it can be again, or refused with our reasons. */
public final class CleanFuzz {
  private CleanFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    try {
      byte[] anew = Cleaner.clean(input).bytes();
      if (anew.length == 0) {
        throw new IllegalStateException("made anew, and nothing is left");
      }
      again(anew);
    } catch (Problem refused) {
      if (!refused.code().slug().startsWith("document-")) {
        throw new IllegalStateException("refused for no reason of a file's", refused);
      }
    }
  }

  private static void again(byte[] anew) {
    try {
      Cleaner.clean(anew);
    } catch (Problem refused) {
      throw new IllegalStateException("what we made is refused", refused);
    }
  }
}
