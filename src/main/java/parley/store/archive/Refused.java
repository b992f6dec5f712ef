package parley.store.archive;

import java.io.IOException;

/** An archive is not made, or not opened; the message is a sentence for the operator. */
public final class Refused extends IOException {
  private static final long serialVersionUID = 1L;

  public Refused(String sentence) {
    super(sentence);
  }

  static Refused changed() {
    return new Refused(
        "The archive was changed after it was sealed, and nothing of it was taken in: take another"
            + " copy of the file.");
  }

  static Refused cut() {
    return new Refused(
        "The end of the archive is missing, and nothing of it was taken in: the file was cut off;"
            + " take another copy of it.");
  }
}
