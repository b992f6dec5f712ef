package parley.annex;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import parley.store.Database;
import parley.store.Documents;
import parley.store.Keys;
import parley.web.Problem;

/**
 * Files on their way here, in parts: on a bad line only what did not arrive is sent again. Kept
 * sealed, until they are laid or cannot be cleaned, for an hour at most and the minute until things
 * are tidied; nobody but the account that sends them can refer to them.
 */
public final class Uploads {
  /** So that it fits a request as text. */
  public static final int PART_BYTES_MAX = 180_000;

  public static final int PARTS_MAX = 48;
  private static final int WAITING_MAX = 4 * PARTS_MAX;
  private static final Duration KEPT = Duration.ofHours(1);

  private final Documents parts;
  private final Keys keys;

  public Uploads(Database database) {
    this.parts = database.documents("uploads");
    this.keys = database.keys();
  }

  /**
   * One of them.
   *
   * @param to the draft it is for
   * @param name chosen by who sends it
   */
  public record Upload(String account, String to, String name) {}

  private String id(Upload upload) {
    return keys.mac("upload", upload.account() + " " + upload.to() + " " + upload.name());
  }

  /** A name for the file it becomes: the same whenever it is asked for. */
  public String file(Upload upload) {
    return keys.mac("file", upload.account() + " " + upload.to() + " " + upload.name());
  }

  /**
   * Keeps a part; the same once more changes nothing.
   *
   * @throws Problem not-found, bad-field, full
   */
  public void put(Upload upload, int number, byte[] bytes) {
    if (number < 0 || number >= PARTS_MAX) {
      throw Problem.notFound();
    }
    if (bytes.length == 0 || bytes.length > PART_BYTES_MAX) {
      throw Problem.field("data", "must hold 1 to " + PART_BYTES_MAX + " bytes");
    }
    tidy();
    String by = keys.mac("uploads", upload.account());
    String part = id(upload) + "." + number;
    List<Documents.Named> waiting = parts.named(by);
    if (waiting.size() >= WAITING_MAX && waiting.stream().noneMatch(w -> w.id().equals(part))) {
      throw new Problem(Problem.Code.FULL);
    }
    parts.putBytes(part, by, bytes);
  }

  /** Removes what waited too long. */
  public void tidy() {
    parts.removeBefore(Instant.now().minus(KEPT));
  }

  /**
   * The whole of what was sent.
   *
   * @throws Problem bad-field if a part is missing
   */
  public byte[] whole(Upload upload, int count) {
    if (count < 1 || count > PARTS_MAX) {
      throw Problem.field("parts", "must lie between 1 and " + PARTS_MAX);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < count; i++) {
      byte[] part = parts.bytes(id(upload) + "." + i);
      if (part == null) {
        throw Problem.field("parts", "number " + i + " has not arrived");
      }
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  public void forget(Upload upload, int count) {
    for (int i = 0; i < count; i++) {
      parts.remove(id(upload) + "." + i);
    }
  }
}
