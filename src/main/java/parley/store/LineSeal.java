package parley.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Batches as documents and back. Every field is sealed on its own under the key of its room, with
 * suite, key version, log, room, n, i and field as associated data: nothing can be moved to another
 * place without failing to open.
 */
final class LineSeal {
  private static final String SUITE = "A256GCM-1";
  private static final int KEY_VERSION = 1;
  private final Keys keys;
  private final String field;

  /**
   * @param field the name under which documents keep the id of their log
   */
  LineSeal(Keys keys, String field) {
    this.keys = keys;
    this.field = field;
  }

  Document seal(Batch batch) {
    List<Document> entries = new ArrayList<>(batch.lines().size());
    for (int i = 0; i < batch.lines().size(); i++) {
      entries.add(sealLine(batch, i, batch.lines().get(i)));
    }
    return new Document("_id", Journal.key(batch.log(), batch.n()))
        .append(field, batch.log())
        .append("n", batch.n())
        .append("batch", batch.id())
        .append("at", Date.from(batch.at()))
        .append("entries", entries);
  }

  private Document sealLine(Batch batch, int i, Line line) {
    Place place = new Place(batch.log(), line.room(), batch.n(), i);
    byte[] key = contentKey(place);
    if (key == null) {
      throw new Keys.KeyGone(place.keyName());
    }
    Document entry = new Document("k", KEY_VERSION);
    if (line.room() != null) {
      entry.append("r", line.room());
    }
    Spot spot = new Spot(place, key);
    putSealed(entry, "s", line.structure(), spot);
    putSealed(entry, "c", line.content(), spot);
    if (entry.get("c") instanceof Binary sealed) {
      entry.append("h", new Binary(sha256(sealed.getData()))); // what stays after a purge
    }
    putSealed(entry, "t", line.tag(), spot);
    putSealed(entry, "b", line.bodyTag(), spot);
    return entry;
  }

  Batch open(Document document) {
    String log = document.getString(field);
    long n = document.getLong("n");
    List<Line> lines = new ArrayList<>();
    List<Document> entries = document.getList("entries", Document.class);
    for (int i = 0; i < entries.size(); i++) {
      Document entry = entries.get(i);
      Place place = new Place(log, entry.getString("r"), n, i);
      byte[] key = contentKey(place);
      lines.add(
          new Line(
              place.room(),
              opened(entry, "s", key, place),
              opened(entry, "c", key, place),
              opened(entry, "t", key, place),
              opened(entry, "b", key, place)));
    }
    Instant at = document.getDate("at").toInstant();
    return new Batch(log, n, document.getString("batch"), at, lines);
  }

  /**
   * Seals another content in the place of one that was written with this hash, which stays; whether
   * it is another.
   */
  boolean rewrite(Document document, int i, byte[] hash, UnaryOperator<byte[]> other) {
    List<Document> entries = document.getList("entries", Document.class);
    Document entry = i < entries.size() ? entries.get(i) : new Document();
    if (!(entry.get("h") instanceof Binary written) || !Arrays.equals(written.getData(), hash)) {
      return false; // something else came to stand there
    }
    String log = document.getString(field);
    Place place = new Place(log, entry.getString("r"), document.getLong("n"), i);
    byte[] key = contentKey(place);
    byte[] plain = opened(entry, "c", key, place);
    byte[] without = plain == null ? null : other.apply(plain);
    if (key == null || without == null || Arrays.equals(plain, without)) {
      return false; // gone altogether, or done before
    }
    putSealed(entry, "c", without, new Spot(place, key));
    return true;
  }

  private byte @Nullable [] contentKey(Place place) {
    return keys.find(place.keyName());
  }

  private static void putSealed(Document entry, String field, byte @Nullable [] plain, Spot spot) {
    if (plain != null) {
      String associated = spot.place().associated(field);
      entry.append(field, new Binary(Seal.seal(spot.key(), associated, plain)));
    }
  }

  private static byte @Nullable [] opened(
      Document entry, String field, byte @Nullable [] key, Place place) {
    Binary sealed = entry.get(field, Binary.class);
    if (sealed == null || key == null) {
      return null; // never there, purged, or the room was burned
    }
    return Seal.open(key, place.associated(field), sealed.getData());
  }

  static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }

  /** A place with the key of its room. */
  private record Spot(Place place, byte[] key) {}

  /** Where a line stands. */
  record Place(String log, @Nullable String room, long n, int i) {
    String keyName() {
      return KeyNames.content(log, room);
    }

    String associated(String field) {
      return SUITE
          + "|"
          + KEY_VERSION
          + "|"
          + log
          + "|"
          + (room == null ? "" : room)
          + "|"
          + n
          + "|"
          + i
          + "|"
          + field;
    }
  }
}
