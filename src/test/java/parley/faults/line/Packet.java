package parley.faults.line;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.jspecify.annotations.Nullable;

/** What MongoDB's wire carries: a header of 16 bytes, then for OP_MSG flags and sections. */
record Packet(byte[] bytes) {
  private static final int HEADER = 16;
  private static final int LENGTH_MAX = 48_000_000;
  private static final int REQUEST_AT = 4;
  private static final int ANSWERED_AT = 8;
  private static final int CODE_AT = 12;
  private static final int DUPLICATE_KEY = 11000;
  private static final int OP_MSG = 2013;
  private static final int BODY_AT = HEADER + 5;

  static @Nullable Packet read(InputStream in) throws IOException {
    byte[] head = in.readNBytes(HEADER);
    if (head.length < HEADER) {
      return null;
    }
    int length = little(head).getInt();
    if (length < HEADER || length > LENGTH_MAX) {
      throw new IOException("no packet of MongoDB");
    }
    byte[] bytes = Arrays.copyOf(head, length);
    int read = in.readNBytes(bytes, HEADER, length - HEADER);
    return read < length - HEADER ? null : new Packet(bytes);
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  int request() {
    return little(bytes).getInt(REQUEST_AT);
  }

  int answered() {
    return little(bytes).getInt(ANSWERED_AT);
  }

  /** The command's document, if its first section is one; null for what is not OP_MSG. */
  @Nullable BsonDocument command() {
    boolean plain = bytes.length > BODY_AT && bytes[BODY_AT - 1] == 0;
    if (little(bytes).getInt(CODE_AT) != OP_MSG || !plain) {
      return null;
    }
    return new RawBsonDocument(bytes, BODY_AT, little(bytes).getInt(BODY_AT));
  }

  /** Whether it is this command on this collection, as in {@code insert}, {@code journal}. */
  boolean is(String command, String collection) {
    BsonDocument document = command();
    return document != null
        && document.getFirstKey().equals(command)
        && document.get(command) instanceof BsonString name
        && name.getValue().equals(collection);
  }

  /** An error in answer to this, as the server would make it. */
  Packet refusal(int code, String name) {
    BsonDocument error =
        new BsonDocument("ok", new BsonDouble(0))
            .append("code", new BsonInt32(code))
            .append("codeName", new BsonString(name))
            .append("errmsg", new BsonString("not now"));
    return answer(error);
  }

  /** In answer to an insert: another document holds this {@code _id}. */
  Packet taken() {
    BsonDocument error =
        new BsonDocument("index", new BsonInt32(0))
            .append("code", new BsonInt32(DUPLICATE_KEY))
            .append("errmsg", new BsonString("E11000 duplicate key error"));
    return answer(
        new BsonDocument("ok", new BsonDouble(1))
            .append("n", new BsonInt32(0))
            .append("writeErrors", new BsonArray(List.of(error))));
  }

  private Packet answer(BsonDocument document) {
    RawBsonDocument raw = new RawBsonDocument(document, new BsonDocumentCodec());
    ByteBuffer body = raw.getByteBuffer().asNIO();
    byte[] bytes = new byte[BODY_AT + body.remaining()];
    ByteBuffer packet = little(bytes);
    packet.putInt(bytes.length).putInt(0).putInt(request()).putInt(OP_MSG).putInt(0);
    packet.put((byte) 0).put(body);
    return new Packet(bytes);
  }
}
