package parley.embedded.disk;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.ErrorCode;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values as byte strings whose unsigned order is the order in which MongoDB sorts the values, so
 * that a prefix, an equality and a range of an index are each one run of keys. No encoding is the
 * prefix of another, which also lets a descending field be its complement. Strings sort by UTF-16
 * code unit, as the library's matcher compares them, and not by code point.
 */
public final class Keys {
  /** Longest key in bytes; what is longer is refused. */
  static final int LENGTH_MAX = 4096;

  private static final int NULL = 0x14;
  private static final int NUMBER = 0x20;
  private static final int TEXT = 0x28;
  private static final int DOCUMENT = 0x30;
  private static final int ARRAY = 0x38;
  private static final int BINARY = 0x40;
  private static final int LEGACY_UUID = 0x44;
  private static final int UNIQUE_ID = 0x48;
  private static final int OBJECT_ID = 0x50;
  private static final int BOOLEAN = 0x58;
  private static final int DATE = 0x60;
  private static final int TIMESTAMP = 0x68;
  private static final int END = 0x00;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(64);

  private Keys() {}

  /** The key of one value in ascending order. */
  public static byte[] of(@Nullable Object value) {
    return of(value, true);
  }

  /** The key of one field of an index; descending fields are complemented. */
  static byte[] of(@Nullable Object value, boolean ascending) {
    Keys keys = new Keys();
    keys.value(value);
    byte[] bytes = keys.out.toByteArray();
    if (bytes.length > LENGTH_MAX) {
      throw new MongoServerError(17280, "KeyTooLong", "a key of " + bytes.length + " bytes");
    }
    return ascending ? bytes : complement(bytes);
  }

  /** The first byte string that sorts after everything beginning with {@code prefix}. */
  static byte[] after(byte[] prefix) {
    byte[] next = prefix.clone();
    int last = next.length - 1;
    while (next[last] == (byte) 0xff) {
      last--;
    }
    next[last]++;
    return Arrays.copyOf(next, last + 1);
  }

  static byte[] join(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  /** Whether the value can stand in a key: not an array, a pattern, code, a decimal, a bound. */
  static boolean fits(@Nullable Object value) {
    return switch (value) {
      case null -> true;
      case Decimal128 decimal -> false;
      case Document document -> document.values().stream().allMatch(Keys::fits);
      case Number number -> true;
      case Missing missing -> true;
      case String text -> true;
      case BinData data -> true;
      case LegacyUUID id -> true;
      case UUID id -> true;
      case ObjectId id -> true;
      case Boolean truth -> true;
      case Instant instant -> true;
      case BsonTimestamp stamp -> true;
      default -> false;
    };
  }

  private static byte[] complement(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ~bytes[i];
    }
    return bytes;
  }

  private void value(@Nullable Object value) {
    switch (value) {
      case null -> out.write(NULL);
      case Missing missing -> out.write(NULL);
      case Decimal128 decimal -> throw unfit(value);
      case Number number -> number(number);
      case String text -> text(TEXT, text);
      case Document document -> document(document);
      case Collection<?> list -> list(list);
      case BinData data -> binary(data.getData());
      case LegacyUUID id -> longs(LEGACY_UUID, signed(id.getUuid()));
      case UUID id -> longs(UNIQUE_ID, id.getMostSignificantBits(), id.getLeastSignificantBits());
      case ObjectId id -> raw(OBJECT_ID, id.toByteArray());
      case Boolean truth -> raw(BOOLEAN, new byte[] {(byte) (truth ? 2 : 1)});
      case Instant instant -> longs(DATE, instant.toEpochMilli() ^ Long.MIN_VALUE);
      case BsonTimestamp stamp -> longs(TIMESTAMP, stamp.getValue());
      default -> throw unfit(value);
    }
  }

  private static MongoServerError unfit(Object value) {
    String type = value.getClass().getSimpleName();
    return new MongoServerError(ErrorCode.BadValue, "the embedded database has no key for " + type);
  }

  /** All numbers share one order: the double nearest, then what the double lost of a long. */
  private void number(Number number) {
    double nearest = number.doubleValue();
    if (nearest == 0) {
      nearest = 0.0; // also for -0.0
    }
    long bits = Double.doubleToLongBits(nearest);
    longs(NUMBER, bits < 0 ? ~bits : bits ^ Long.MIN_VALUE);
    int rest = 0x8000 + (number instanceof Long whole ? lost(whole, nearest) : 0);
    out.write(rest >> 8);
    out.write(rest);
  }

  private static int lost(long whole, double nearest) {
    return nearest == 0x1p63 ? (int) (whole - Long.MAX_VALUE) - 1 : (int) (whole - (long) nearest);
  }

  private void text(int tag, String text) {
    out.write(tag);
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit == 0) {
        out.write(0);
        out.write(0xff);
      } else if (unit < 0x80) {
        out.write(unit);
      } else if (unit < 0x800) {
        out.write(0xc0 | (unit >> 6));
        out.write(0x80 | (unit & 0x3f));
      } else {
        out.write(0xe0 | (unit >> 12));
        out.write(0x80 | ((unit >> 6) & 0x3f));
        out.write(0x80 | (unit & 0x3f));
      }
    }
    out.write(END);
    out.write(END);
  }

  private void document(Document document) {
    out.write(DOCUMENT);
    for (Map.Entry<String, Object> entry : document.entrySet()) {
      Keys field = new Keys();
      field.value(entry.getValue());
      byte[] value = field.out.toByteArray();
      text(value[0], entry.getKey()); // type, name, value: the order MongoDB compares them in
      out.writeBytes(value);
    }
    out.write(END);
  }

  private void list(Collection<?> list) {
    out.write(ARRAY);
    list.forEach(this::value);
    out.write(END);
  }

  private void binary(byte[] data) {
    out.write(BINARY);
    for (int shift = 24; shift >= 0; shift -= 8) {
      out.write(data.length >> shift);
    }
    out.writeBytes(data);
  }

  private void raw(int tag, byte[] bytes) {
    out.write(tag);
    out.writeBytes(bytes);
  }

  private static long[] signed(UUID id) {
    return new long[] {
      id.getMostSignificantBits() ^ Long.MIN_VALUE, id.getLeastSignificantBits() ^ Long.MIN_VALUE
    };
  }

  private void longs(int tag, long... values) {
    out.write(tag);
    for (long value : values) {
      for (int shift = 56; shift >= 0; shift -= 8) {
        out.write((int) (value >> shift));
      }
    }
  }
}
