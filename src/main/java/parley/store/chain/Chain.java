package parley.store.chain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * The hashes themselves: SHA-256 of (previous, n, i, SHA-256 of what is sealed) for each entry in
 * its room, and of (previous, n, its time, the links of its entries) for each batch in its forum.
 * What is sealed of an entry is taken as it stands, its content by its own hash, which outlasts a
 * purge.
 */
public final class Chain {
  static final byte[] START = new byte[32];
  private static final byte[] ENTRY = "parley/entry/1".getBytes(StandardCharsets.UTF_8);
  private static final byte[] BATCH = "parley/batch/1".getBytes(StandardCharsets.UTF_8);
  private static final byte[] DAY = "parley/day/1".getBytes(StandardCharsets.UTF_8);

  /** Structure, hash of the content, the two tags. */
  private static final List<String> SEALED = List.of("s", "h", "t", "b");

  private Chain() {}

  /** The link of an entry. */
  static byte[] entry(byte[] before, long n, int i, Document entry) {
    MessageDigest sealed = sha256();
    for (String field : SEALED) {
      Binary bytes = entry.get(field, Binary.class);
      sealed.update(ByteBuffer.allocate(4).putInt(bytes == null ? -1 : bytes.length()).flip());
      if (bytes != null) {
        sealed.update(bytes.getData());
      }
    }
    MessageDigest link = sha256();
    link.update(ENTRY);
    link.update(before);
    link.update(ByteBuffer.allocate(12).putLong(n).putInt(i).flip());
    return link.digest(sealed.digest());
  }

  /** The link of a batch. */
  static byte[] batch(byte[] before, Document batch, List<byte[]> entries) {
    MessageDigest link = sha256();
    link.update(BATCH);
    link.update(before);
    long at = batch.getDate("at").toInstant().toEpochMilli();
    link.update(ByteBuffer.allocate(16).putLong(batch.getLong("n")).putLong(at).flip());
    entries.forEach(link::update);
    return link.digest();
  }

  /**
   * What a forum's chain is shown as at the start of a day: of the date and the last batch before
   * it, so that it differs every day, and says nothing of whether anything happened.
   */
  public static byte[] day(LocalDate date, byte @Nullable [] batch) {
    MessageDigest link = sha256();
    link.update(DAY);
    link.update(date.toString().getBytes(StandardCharsets.UTF_8));
    return link.digest(batch == null ? START : batch);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }
}
