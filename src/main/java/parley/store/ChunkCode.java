package parley.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import parley.store.Snapshots.Placed;

/** The bytes of a snapshot chunk: per line n, i, time, and its four fields with their lengths. */
final class ChunkCode {
  private static final int ABSENT = -1;

  private ChunkCode() {}

  /** The bytes of one chunk of a room. */
  record Chunk(@Nullable String room, byte[] bytes) {}

  /** Writes lines into chunks that hold one room each and stay below a size. */
  static List<Chunk> byRoom(List<Placed> lines, int bytesMax) {
    Map<@Nullable String, ByteArrayOutputStream> open = new LinkedHashMap<>();
    List<Chunk> full = new ArrayList<>();
    for (Placed placed : lines) {
      String room = placed.line().room();
      ByteArrayOutputStream bytes =
          open.computeIfAbsent(room, r -> new ByteArrayOutputStream(1 << 16));
      write(bytes, placed);
      if (bytes.size() >= bytesMax / 2) {
        full.add(new Chunk(room, bytes.toByteArray()));
        open.remove(room);
      }
    }
    open.forEach((room, bytes) -> full.add(new Chunk(room, bytes.toByteArray())));
    return full;
  }

  private static void write(ByteArrayOutputStream bytes, Placed placed) {
    try {
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeLong(placed.n());
      out.writeInt(placed.i());
      out.writeLong(placed.atMillis());
      put(out, placed.line().structure());
      put(out, placed.line().content());
      put(out, placed.line().tag());
      put(out, placed.line().bodyTag());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void read(byte[] chunk, @Nullable String room, Consumer<Placed> each) {
    try {
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(chunk));
      while (in.available() > 0) {
        long n = in.readLong();
        int i = in.readInt();
        long at = in.readLong();
        Line line = new Line(room, take(in), take(in), take(in), take(in));
        each.accept(new Placed(n, i, at, line));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(DataOutputStream out, byte @Nullable [] field) throws IOException {
    if (field == null) {
      out.writeInt(ABSENT);
    } else {
      out.writeInt(field.length);
      out.write(field);
    }
  }

  private static byte @Nullable [] take(DataInputStream in) throws IOException {
    int length = in.readInt();
    return length == ABSENT ? null : in.readNBytes(length);
  }
}
