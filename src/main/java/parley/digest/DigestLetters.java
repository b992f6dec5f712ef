package parley.digest;

import parley.digest.Readers.Reader;
import parley.notice.Cause;
import parley.notice.Letter;

/**
 * Why these letters are sent: the person still wants them at that address, sits somewhere, has not
 * read it meanwhile and is not reading now. Asked before each attempt, so that who was removed, or
 * wants no more, gets none that waited. A reminder goes to whoever reads, too: each is written once
 * and would be lost.
 */
final class DigestLetters implements Cause {
  private final Digests digests;

  DigestLetters(Digests digests) {
    this.digests = digests;
  }

  @Override
  public Standing standing(Letter letter) {
    String account = letter.about().getFirst();
    Reader reader = digests.reader(account);
    boolean wanted =
        reader != null
            && reader.email().equals(letter.to())
            && (letter.kind() == Letter.Kind.REMINDER || !digests.isReading(account))
            && digests.isWanted(account, letter.kind());
    return wanted ? Standing.WANTED : Standing.GONE;
  }

  @Override
  public void settled(Letter letter, boolean taken) {
    // What was written is noted before it goes to the outbox.
  }
}
