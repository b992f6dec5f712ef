package parley.store.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sealed file is read as it was written, or not at all. */
class SealedTest {
  private static final char[] PASSPHRASE = "seven brown boats on a river".toCharArray();
  private static final int SEALED_PIECE = SealedOutput.PIECE_BYTES + Lock.TAG_BYTES;
  private static Lock lock;
  @TempDir Path directory;

  @BeforeAll
  static void make() throws IOException {
    lock = Lock.fresh(PASSPHRASE);
  }

  @Test
  void whatIsWrittenIsReadWhateverItsLength() throws IOException {
    int piece = SealedOutput.PIECE_BYTES;
    for (int length : new int[] {0, 1, piece - 1, piece, piece + 1, 3 * piece}) {
      byte[] plain = plain(length);
      byte[] sealed = sealed(plain);
      assertThat(read(sealed)).as("%d bytes", length).isEqualTo(plain);
      assertThat(sealed.length).isGreaterThan(length);
    }
  }

  @Test
  void noByteBehindTheHeadCanBeChanged() throws IOException {
    byte[] sealed = sealed(plain(2 * SealedOutput.PIECE_BYTES + 100));
    int end = sealed.length - SealedOutput.END.length;
    for (int at = Lock.HEAD_BYTES; at < sealed.length; at += at + 400 < end ? 331 : 1) {
      byte[] other = sealed.clone();
      other[at] ^= 1;
      assertThatThrownBy(() -> read(other))
          .as("byte %d", at)
          .isInstanceOf(Refused.class)
          .hasMessageContaining(at < end ? "was changed after it was sealed" : "was cut off");
    }
  }

  @Test
  void noPieceCanBeLeftOutMovedOrAdded() throws IOException {
    byte[] sealed = sealed(plain(3 * SealedOutput.PIECE_BYTES));
    byte[] swapped = sealed.clone();
    int first = Lock.HEAD_BYTES;
    System.arraycopy(sealed, first, swapped, first + SEALED_PIECE, SEALED_PIECE);
    System.arraycopy(sealed, first + SEALED_PIECE, swapped, first, SEALED_PIECE);
    refused(swapped);
    refused(without(sealed, first, SEALED_PIECE));
    refused(without(sealed, first + 2 * SEALED_PIECE, SEALED_PIECE));
    byte[] longer = Arrays.copyOf(sealed, sealed.length + SEALED_PIECE);
    System.arraycopy(sealed, first, longer, first + SEALED_PIECE, sealed.length - first);
    refused(longer);
  }

  @Test
  void aFileThatWasCutAnywhereIsNotRead() throws IOException {
    byte[] sealed = sealed(plain(SealedOutput.PIECE_BYTES + 100));
    for (int length = Lock.HEAD_BYTES; length < sealed.length; length += 257) {
      byte[] cut = Arrays.copyOf(sealed, length);
      assertThatThrownBy(() -> read(cut))
          .as("%d bytes", length)
          .isInstanceOf(Refused.class)
          .hasMessageContaining("was cut off");
    }
  }

  @Test
  void theHeadSaysWhatIsWrong() throws IOException {
    byte[] head = lock.head();
    assertThat(Lock.of(new ByteArrayInputStream(head), PASSPHRASE).head()).isEqualTo(head);
    refusedHead(head, "seven brown boats on a rivet", "The passphrase does not open this archive");
    refusedHead(flipped(head, 15), "", "is of format 0, and this Parley reads format 1");
    refusedHead(flipped(head, 20), null, "the first bytes of the file were changed");
    refusedHead(flipped(head, 3), "", "This is no archive of a forum.");
    refusedHead(new byte[10], "", "only the beginning of one");
  }

  @Test
  void theSameWordsTypedOtherwiseOpenIt() throws IOException {
    byte[] head = Lock.fresh("sept bateaux à la rivière".toCharArray()).head();
    char[] apart = "sept bateaux a\u0300 la rivie\u0300re".toCharArray();
    assertThat(Lock.of(new ByteArrayInputStream(head), apart).head()).isEqualTo(head);
  }

  @Test
  void fromAFileAndTypedItIsTheSame() throws IOException {
    byte[] head = Lock.fresh((new String(PASSPHRASE) + " ").toCharArray()).head();
    assertThat(Lock.of(new ByteArrayInputStream(head), PASSPHRASE).head()).isEqualTo(head);
  }

  @Test
  void aShortPassphraseIsNone() {
    String accents = "e\u0301\u0300o\u0301u\u0301a\u0301i\u0301"; // many signs, few letters
    for (String weak :
        List.of("fourteen chars", " ".repeat(20), "a".repeat(40), "ababababababababab", accents)) {
      assertThatThrownBy(() -> Lock.fresh(weak.toCharArray()))
          .as(weak)
          .isInstanceOf(Refused.class)
          .hasMessageContaining("too short");
    }
  }

  /** Where the locale is C, each byte of a word in Persian would be this one sign. */
  @Test
  void whatTheTerminalCouldNotReadIsNoPassphrase() {
    assertThatThrownBy(() -> Lock.fresh("seven brown \uFFFD\uFFFD on a river".toCharArray()))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("UTF-8 locale");
  }

  private static byte[] flipped(byte[] head, int at) {
    byte[] other = head.clone();
    other[at] ^= 1;
    return other;
  }

  private static void refusedHead(byte[] head, @Nullable String passphrase, String why) {
    char[] tried = passphrase == null ? PASSPHRASE : passphrase.toCharArray();
    assertThatThrownBy(() -> Lock.of(new ByteArrayInputStream(head), tried))
        .isInstanceOf(Refused.class)
        .hasMessageContaining(why);
  }

  private void refused(byte[] file) {
    assertThatThrownBy(() -> read(file)).isInstanceOf(Refused.class);
  }

  private static byte[] without(byte[] all, int from, int length) {
    byte[] left = Arrays.copyOf(all, all.length - length);
    System.arraycopy(all, from + length, left, from, all.length - from - length);
    return left;
  }

  private static byte[] plain(int length) {
    byte[] plain = new byte[length];
    new Random(length).nextBytes(plain);
    return plain;
  }

  private static byte[] sealed(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (SealedOutput out = new SealedOutput(bytes, lock)) {
      out.write(plain);
      out.finish();
    }
    return bytes.toByteArray();
  }

  private byte[] read(byte[] sealed) throws IOException {
    Path file = Files.write(directory.resolve("file"), sealed);
    try (SealedInput in = SealedInput.of(file, lock)) {
      return in.readAllBytes();
    }
  }
}
