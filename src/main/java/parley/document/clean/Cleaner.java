package parley.document.clean;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import parley.web.Problem;

/** Knows a file by how it begins, never by its name, and has it made anew. */
public final class Cleaner {
  /** An archive's last record: its comment may be so long. */
  private static final int ZIP_END_BYTES = 22;

  private static final int ZIP_COMMENT_MAX = 65_535;

  private static final int KEPT_BYTES_MAX = 16 << 20;

  private Cleaner() {}

  /**
   * Makes a picture or PDF anew.
   *
   * @throws Problem document-unknown, -double, -locked, -broken, -too-much
   */
  public static Cleaned clean(byte[] file) {
    Begins begins = begins(file);
    if (begins == null) {
      throw new Problem(Problem.Code.DOCUMENT_UNKNOWN);
    }
    if (endsAsArchive(file) || (begins != Begins.PDF && hidesPdf(file))) {
      throw new Problem(Problem.Code.DOCUMENT_DOUBLE);
    }
    Cleaned cleaned = begins == Begins.PDF ? PdfPages.clean(file) : Picture.clean(file, begins);
    if (cleaned.bytes().length > KEPT_BYTES_MAX) {
      throw new Problem(Problem.Code.DOCUMENT_TOO_MUCH); // unpacked, some are far larger
    }
    return cleaned;
  }

  /** How the files that are taken begin. */
  enum Begins {
    PDF("%PDF-", 0),
    PNG("\u0089PNG\r\n\u001a\n", 0),
    JPEG("\u00ff\u00d8\u00ff", 0),
    WEBP("WEBP", 8);

    private final byte[] mark;
    private final int at;

    Begins(String mark, int at) {
      this.mark = mark.getBytes(StandardCharsets.ISO_8859_1);
      this.at = at;
    }

    boolean isOf(byte[] file) {
      return file.length >= at + mark.length
          && Arrays.equals(mark, 0, mark.length, file, at, at + mark.length);
    }
  }

  private static @Nullable Begins begins(byte[] file) {
    for (Begins one : Begins.values()) {
      if (one.isOf(file)) {
        return one;
      }
    }
    return null;
  }

  /** Readers of archives look from the end: such a file would be a second thing to them. */
  private static boolean endsAsArchive(byte[] file) {
    int last = file.length - ZIP_END_BYTES;
    for (int i = last; i >= 0 && i >= last - ZIP_COMMENT_MAX; i--) {
      if (file[i] == 'P' && file[i + 1] == 'K' && file[i + 2] == 5 && file[i + 3] == 6) {
        int comment = (file[i + 20] & 0xff) | (file[i + 21] & 0xff) << 8;
        if (i + ZIP_END_BYTES + comment == file.length) {
          return true;
        }
      }
    }
    return false;
  }

  /** Readers of PDF look for its beginning in the first 1,024 bytes. */
  private static boolean hidesPdf(byte[] file) {
    int length = Math.min(file.length, 1_024);
    return new String(file, 0, length, StandardCharsets.ISO_8859_1).contains("%PDF-");
  }
}
