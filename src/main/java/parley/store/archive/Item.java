package parley.store.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bson.BSONException;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.jspecify.annotations.Nullable;

/** One thing in an archive, in BSON, which says itself how long it is. */
record Item(Kind kind, Document value) {
  /** No document of MongoDB is larger; the wrapping takes a little. */
  private static final int BYTES_MAX = (16 << 20) + (1 << 12);

  private static final int BYTES_MIN = 5;
  private static final DocumentCodec CODEC = new DocumentCodec();

  /** What it is. */
  enum Kind {
    FORUM,
    KEY,
    PURGE,
    TEXT,
    CHECKPOINT,
    REMOVAL,
    FILE,
    BATCH,
    SEAT,
    DUE,
    END
  }

  void write(OutputStream out) throws IOException {
    Document whole = new Document("kind", kind.name()).append("value", value);
    ByteBuffer bytes = new RawBsonDocument(whole, CODEC).getByteBuffer().asNIO();
    byte[] written = new byte[bytes.remaining()];
    bytes.get(written);
    out.write(written);
  }

  /** The next one; null at the end. */
  static @Nullable Item read(InputStream in) throws IOException {
    byte[] length = in.readNBytes(4);
    if (length.length == 0) {
      return null;
    }
    if (length.length < 4) {
      throw Refused.changed();
    }
    int bytes = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt();
    if (bytes < BYTES_MIN || bytes > BYTES_MAX) {
      throw Refused.changed();
    }
    byte[] whole = new byte[bytes];
    System.arraycopy(length, 0, whole, 0, 4);
    if (in.readNBytes(whole, 4, bytes - 4) < bytes - 4) {
      throw new EOFException();
    }
    return parsed(whole);
  }

  private static Item parsed(byte[] whole) throws Refused {
    try {
      Document read = new RawBsonDocument(whole).decode(CODEC);
      Document value = read.get("value", new Document());
      return new Item(Kind.valueOf(read.get("kind", "")), value);
    } catch (BSONException | IllegalArgumentException | ClassCastException e) {
      throw Refused.changed(); // it was sealed so, by nothing of ours
    }
  }
}
