package parley.document.clean;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The segments in front of a JPEG's pixels (ITU-T T.81, annex B): where cameras leave notes. */
final class JpegParts {
  private static final int SOS = 0xda;
  private static final int BEGIN = 0xd8;
  private static final int END = 0xd9;
  private static final int APP0 = 0xe0;
  private static final int APP1 = 0xe1;
  private static final int APP14 = 0xee;

  /** What Adobe says of colours is so long; more is something else. */
  private static final int APP14_BYTES_MAX = 16;

  private static final int APP15 = 0xef;
  private static final int COMMENT = 0xfe;
  private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final int ORIENTATION = 0x112;

  private JpegParts() {}

  @FunctionalInterface
  private interface Segments {
    /** Takes a segment from its mark to its end; false to stop. */
    boolean takes(int mark, int from, int to);
  }

  /** Goes through the segments; where those before the pixels end. */
  private static int each(byte[] jpeg, Segments segments) {
    int at = 2;
    while (at + 4 <= jpeg.length && (jpeg[at] & 0xff) == 0xff) {
      int mark = jpeg[at + 1] & 0xff;
      int to = at + 2 + ((jpeg[at + 2] & 0xff) << 8 | (jpeg[at + 3] & 0xff));
      if (mark == SOS || to > jpeg.length || !segments.takes(mark, at, to)) {
        return at;
      }
      at = to;
    }
    return at;
  }

  /**
   * The same pixels without notes: of what is for programs, only how colours are meant stays, and
   * nothing of what lies before the beginning, between the parts or behind the end.
   */
  static byte[] bare(byte[] jpeg) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(jpeg.length);
    int kept = begin(jpeg);
    boolean pixels = false;
    int at = kept + 2;
    while (at + 1 < jpeg.length) {
      int mark = (jpeg[at] & 0xff) == 0xff ? jpeg[at + 1] & 0xff : 0;
      if (mark == END) {
        out.write(jpeg, kept, at + 2 - kept);
        return out.toByteArray();
      }
      if (!isAlone(mark)) {
        pixels = mark == SOS;
      }
      int to = end(jpeg, mark, at);
      if (isAlone(mark) ? !pixels : isNote(mark, to - at)) {
        out.write(jpeg, kept, at - kept);
        kept = to;
      }
      at = to;
    }
    out.write(jpeg, kept, jpeg.length - kept);
    return out.toByteArray();
  }

  private static int begin(byte[] jpeg) {
    for (int at = 0; at + 1 < jpeg.length; at++) {
      if ((jpeg[at] & 0xff) == 0xff && (jpeg[at + 1] & 0xff) == BEGIN) {
        return at;
      }
    }
    return 0;
  }

  /** Pixels, what fills, and marks without a length: gone through byte by byte. */
  private static boolean isAlone(int mark) {
    return mark <= 1 || mark == 0xff || (mark >= 0xd0 && mark <= 0xd8);
  }

  private static int end(byte[] jpeg, int mark, int at) {
    if (isAlone(mark)) {
      return at + 1;
    }
    int length = at + 3 < jpeg.length ? (jpeg[at + 2] & 0xff) << 8 | (jpeg[at + 3] & 0xff) : 0;
    return Math.min(jpeg.length, at + 2 + length);
  }

  private static boolean isNote(int mark, int length) {
    boolean colours = mark == APP14 && length <= APP14_BYTES_MAX;
    return (mark >= APP0 && mark <= APP15 && !colours) || mark == COMMENT;
  }

  /** How it is to be held, from 1 (upright) to 8. */
  static int orientation(byte[] jpeg) {
    int[] found = {1};
    each(
        jpeg,
        (mark, from, to) -> {
          int body = from + 4;
          boolean exif =
              mark == APP1
                  && to - body > EXIF.length
                  && Arrays.equals(EXIF, 0, 6, jpeg, body, body + 6);
          if (exif) {
            found[0] = orientation(ByteBuffer.wrap(jpeg, body + 6, to - body - 6).slice());
          }
          return !exif;
        });
    return found[0];
  }

  private static int orientation(ByteBuffer tiff) {
    try {
      tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      int directory = tiff.getInt(4);
      int entries = tiff.getShort(directory) & 0xffff;
      for (int i = 0; i < entries; i++) {
        int entry = directory + 2 + 12 * i;
        if ((tiff.getShort(entry) & 0xffff) == ORIENTATION) {
          int turned = tiff.getShort(entry + 8);
          return turned >= 1 && turned <= 8 ? turned : 1;
        }
      }
    } catch (IndexOutOfBoundsException | BufferUnderflowException broken) {
      return 1;
    }
    return 1;
  }
}
