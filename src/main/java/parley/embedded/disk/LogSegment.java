package parley.embedded.disk;

import static java.nio.file.StandardOpenOption.READ;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A segment of the log as it is found at start: a header, then frames with length, checksum and
 * number, then zeros. What an acknowledged write left is read or the start is refused; only the
 * last frame of the last segment may be broken, because nobody was told that it was written.
 */
record LogSegment(Path file, Header header) {
  static final int HEADER = 64;
  static final int FRAME_HEADER = 20;

  private static final int CHECKED = 4 * Long.BYTES;
  private static final long MAGIC = 0x5041524c45594c31L; // PARLEYL1
  private static final int FRAME_MAGIC = 0x46524d31; // FRM1
  private static final int LENGTH_AT = 4;
  private static final int CHECKSUM_AT = 8;
  private static final int SEQUENCE_AT = 12;

  /**
   * What a segment continues: the data file of its generation, and the segment before it with this
   * number of frames.
   */
  record Header(long generation, long number, long framesBefore) {
    ByteBuffer encode() {
      ByteBuffer bytes = ByteBuffer.allocate(HEADER);
      bytes.putLong(MAGIC).putLong(generation).putLong(number);
      bytes.putLong(framesBefore).putInt(checksum(bytes.array(), 0, bytes.position(), 0));
      return bytes.clear();
    }

    static @Nullable Header decode(byte[] file) {
      ByteBuffer bytes = ByteBuffer.wrap(file);
      boolean ours = bytes.getLong() == MAGIC;
      Header header = new Header(bytes.getLong(), bytes.getLong(), bytes.getLong());
      return ours && bytes.getInt() == checksum(file, 0, CHECKED, 0) ? header : null;
    }
  }

  /** Does a change again. */
  interface Redo {
    void redo(RedoLog.Kind kind, String namespace, byte[] data);
  }

  /** A header is synced before the file gets its name, so a bad one is damage. */
  static LogSegment open(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, READ)) {
      ByteBuffer bytes = ByteBuffer.allocate(HEADER);
      Header header = channel.read(bytes, 0) < HEADER ? null : Header.decode(bytes.array());
      if (header == null) {
        throw new IOException("The log " + file + " has a damaged header: restore a backup.");
      }
      return new LogSegment(file, header);
    }
  }

  /** Fills in the header of a frame, for which there is room at the front of the buffer. */
  static void seal(ByteBuf frame, long segment, long sequence) {
    int length = frame.readableBytes() - FRAME_HEADER;
    frame.setInt(0, FRAME_MAGIC).setInt(LENGTH_AT, length).setLong(SEQUENCE_AT, sequence);
    int from = frame.arrayOffset() + SEQUENCE_AT;
    int count = Long.BYTES + length;
    frame.setInt(CHECKSUM_AT, checksum(frame.array(), from, count, segment));
  }

  /**
   * Reads all frames and returns how many there were.
   *
   * @throws IOException if a frame is damaged that must have been synced
   */
  long replay(Redo redo) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    long sequence = 0;
    int at = HEADER;
    while (isFrame(bytes, at) && ByteBuffer.wrap(bytes).getLong(at + SEQUENCE_AT) == sequence + 1) {
      int length = ByteBuffer.wrap(bytes).getInt(at + LENGTH_AT);
      redo(Unpooled.wrappedBuffer(bytes, at + FRAME_HEADER, length), redo);
      at += FRAME_HEADER + length;
      sequence++;
    }
    for (int later = at; later + FRAME_HEADER <= bytes.length; later++) {
      if (isFrame(bytes, later)) {
        throw damaged(at, "there are good entries behind it");
      }
    }
    return sequence;
  }

  IOException damaged(long at, String why) {
    return new IOException(
        String.format(
            "The log %s is damaged at byte %d (%s). Acknowledged writes would be lost, so the"
                + " database does not open: restore a backup.",
            file, at, why));
  }

  private boolean isFrame(byte[] bytes, int at) {
    if (at + FRAME_HEADER > bytes.length) {
      return false;
    }
    ByteBuffer frame = ByteBuffer.wrap(bytes);
    int length = frame.getInt(at + LENGTH_AT);
    if (frame.getInt(at) != FRAME_MAGIC
        || length <= 0
        || length > bytes.length - at - FRAME_HEADER) {
      return false;
    }
    int checksum = checksum(bytes, at + SEQUENCE_AT, Long.BYTES + length, header.number);
    return frame.getInt(at + CHECKSUM_AT) == checksum;
  }

  private static void redo(ByteBuf frame, Redo redo) {
    while (frame.isReadable()) {
      RedoLog.Kind kind = RedoLog.Kind.of(frame.readByte());
      String namespace =
          frame.readCharSequence(frame.readUnsignedShort(), StandardCharsets.UTF_8).toString();
      byte[] data = new byte[frame.readInt()];
      frame.readBytes(data);
      redo.redo(kind, namespace, data);
    }
  }

  /** Over the segment's number too, so that what another segment left is no frame of this one. */
  private static int checksum(byte[] bytes, int from, int length, long segment) {
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.allocate(Long.BYTES).putLong(segment).flip());
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }
}
