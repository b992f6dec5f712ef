package parley.embedded.disk;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The log that makes an acknowledged write durable. What the commands of one turn of the event loop
 * changed is gathered here and written as one frame, which is synced before any reply of that turn
 * goes out. So at most one frame, the last, can be unsynced: a broken frame with a good one behind
 * it is damage and not the trace of a crash.
 *
 * <p>It holds results (this document now stands here), not commands, so doing it again needs no
 * clock, no chance and no query, and may be done twice. Segments are made of zeros ahead of time:
 * syncing data into a file that does not grow costs about half.
 */
final class RedoLog implements AutoCloseable {
  /** What a change did; the data are a BSON document, a key, a description, nothing. */
  enum Kind {
    PUT('p'),
    REMOVE('r'),
    DEFINE('d'),
    DROP('x');

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    static Kind of(int code) {
      return Stream.of(values()).filter(kind -> kind.code == code).findFirst().orElseThrow();
    }
  }

  private static final byte[] NOTHING = {};
  private static final int BUFFER_KEPT_MAX = 1 << 20;

  private final Folder folder;
  private final int segmentBytes;
  private ByteBuf turn = Unpooled.buffer(1 << 16);
  private boolean touching;
  private @Nullable FileChannel channel;
  private long number;
  private long frames;
  private long position;

  RedoLog(Folder folder, int segmentBytes) {
    this.folder = folder;
    this.segmentBytes = segmentBytes;
    turn.writeZero(LogSegment.FRAME_HEADER);
  }

  void put(String namespace, byte[] bson) {
    record(Kind.PUT, namespace, bson);
  }

  void remove(String namespace, byte[] id) {
    record(Kind.REMOVE, namespace, id);
  }

  void define(String namespace, byte[] description) {
    record(Kind.DEFINE, namespace, description);
  }

  void drop(String namespace) {
    record(Kind.DROP, namespace, NOTHING);
  }

  /** Whether a change stopped half-way, which must never become durable. */
  boolean isTorn() {
    return touching;
  }

  void touching(boolean now) {
    touching = now;
  }

  long number() {
    return number;
  }

  long frames() {
    return frames;
  }

  /** Bytes in this segment, synced or waiting. */
  long bytes() {
    return position + turn.readableBytes();
  }

  boolean hasWaiting() {
    return turn.readableBytes() > LogSegment.FRAME_HEADER;
  }

  int waitingBytes() {
    return turn.readableBytes();
  }

  /** Forgets what waits: it was read from the log. */
  void forget() {
    turn.clear().writeZero(LogSegment.FRAME_HEADER);
  }

  /** Writes what waits as one frame; when this returns it is on disk. */
  void sync() throws IOException {
    if (channel == null || !hasWaiting()) {
      return;
    }
    LogSegment.seal(turn, number, frames + 1);
    ByteBuffer frame = turn.nioBuffer();
    int length = frame.remaining();
    while (frame.hasRemaining()) {
      channel.write(frame, position + length - frame.remaining());
    }
    channel.force(false);
    position += length;
    frames++;
    if (turn.capacity() > BUFFER_KEPT_MAX) {
      turn = Unpooled.buffer(1 << 16);
    }
    forget();
  }

  /** Goes on in a new segment; the header names what it builds on. */
  void rotate(LogSegment.Header header) throws IOException {
    prepare();
    Path spare = folder.spare();
    FileChannel next = folder.disk().apply(FileChannel.open(spare, READ, WRITE));
    next.write(header.encode(), 0);
    next.force(true);
    Path file = folder.segment(header.generation(), header.number());
    Files.move(spare, file, StandardCopyOption.ATOMIC_MOVE);
    folder.sync();
    close();
    channel = next;
    number = header.number();
    frames = 0;
    position = LogSegment.HEADER;
  }

  /** Makes the spare segment if there is none. */
  void prepare() throws IOException {
    Path spare = folder.spare();
    if (Files.exists(spare) && Files.size(spare) >= segmentBytes) {
      return;
    }
    try (FileChannel file = FileChannel.open(spare, CREATE, TRUNCATE_EXISTING, WRITE)) {
      ByteBuffer zeros = ByteBuffer.allocateDirect(1 << 16);
      for (long at = 0; at < segmentBytes; at += zeros.capacity()) {
        file.write(zeros.clear(), at);
      }
      file.force(true);
    }
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
      channel = null;
    }
  }

  private void record(Kind kind, String namespace, byte[] data) {
    byte[] name = namespace.getBytes(StandardCharsets.UTF_8);
    turn.writeByte(kind.code).writeShort(name.length).writeBytes(name);
    turn.writeInt(data.length).writeBytes(data);
  }
}
