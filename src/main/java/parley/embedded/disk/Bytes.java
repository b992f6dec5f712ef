package parley.embedded.disk;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * The only type in the store: byte strings in unsigned order. Keys are what {@link Keys} makes,
 * values are BSON. Documents are kept encoded, so a reader always gets a copy of its own: the
 * library changes documents in place.
 */
final class Bytes extends BasicDataType<byte[]> {
  static final Bytes TYPE = new Bytes();

  private static final int OBJECT_OVERHEAD = 16;

  private Bytes() {}

  /** The document as BSON; refused with BSONObjectTooLarge above 16 MB. */
  static byte[] encode(Document document) {
    ByteBuf buffer = Unpooled.buffer(512);
    BsonEncoder.encodeDocument(document, buffer);
    int length = buffer.readableBytes();
    if (length > BsonConstants.MAX_BSON_OBJECT_SIZE) {
      throw new MongoServerError(
          10334, "BSONObjectTooLarge", "a document of " + length + " bytes is too large");
    }
    byte[] bytes = new byte[length];
    buffer.readBytes(bytes);
    return bytes;
  }

  static Document decode(byte[] bson) {
    return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bson));
  }

  @Override
  public int compare(byte[] a, byte[] b) {
    return Arrays.compareUnsigned(a, b);
  }

  @Override
  public int getMemory(byte[] bytes) {
    return OBJECT_OVERHEAD + bytes.length;
  }

  /** Sizes run from nothing to 16 MB: an average would say nothing about the memory in use. */
  @Override
  public boolean isMemoryEstimationAllowed() {
    return false;
  }

  @Override
  public void write(WriteBuffer buffer, byte[] bytes) {
    buffer.putVarInt(bytes.length);
    buffer.put(bytes);
  }

  @Override
  public byte[] read(ByteBuffer buffer) {
    byte[] bytes = new byte[DataUtils.readVarInt(buffer)];
    buffer.get(bytes);
    return bytes;
  }

  @Override
  public byte[][] createStorage(int size) {
    return new byte[size][];
  }
}
