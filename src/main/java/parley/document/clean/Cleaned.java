package parley.document.clean;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import parley.web.Json;

/**
 * A file as it may be kept, and what was taken out of it.
 *
 * @param bytes of the new file; nothing of the old one's but what is to be seen
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way to the store, never compared
public record Cleaned(Facts facts, byte[] bytes) {
  /** What a cleaned file is. */
  public enum Kind {
    PDF("pdf", "application/pdf"),
    PNG("png", "image/png"),
    JPEG("jpg", "image/jpeg");

    private final String extension;
    private final String mediaType;

    Kind(String extension, String mediaType) {
      this.extension = extension;
      this.mediaType = mediaType;
    }

    /** The end of the names of such files, without a full stop. */
    public String extension() {
      return extension;
    }

    public String mediaType() {
      return mediaType;
    }

    public boolean isPicture() {
      return this != PDF;
    }
  }

  /** What was taken out or changed, besides the data about the file that always go. */
  public enum Trace {
    /** A picture has fewer pixels than it had. */
    SMALLER,
    COMMENTS,
    SCRIPTS,
    FILES,
    FORMS,
    LINKS,
    LAYERS
  }

  /**
   * What is known of it.
   *
   * @param pages 0 for a picture
   * @param width in pixels; 0 for a PDF, as the height
   */
  public record Facts(Kind kind, int pages, int width, int height, List<Trace> removed) {}

  /** On its way between two processes: the length of the facts, the facts as JSON, the bytes. */
  public byte[] packed() {
    byte[] head = Json.encode(facts);
    ByteArrayOutputStream all = new ByteArrayOutputStream(4 + head.length + bytes.length);
    try (DataOutputStream out = new DataOutputStream(all)) {
      out.writeInt(head.length);
      out.write(head);
      out.write(bytes);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return all.toByteArray();
  }

  /** What {@link #packed} packed. */
  public static Cleaned unpacked(byte[] packed) {
    int body = 4 + ByteBuffer.wrap(packed).getInt();
    Facts facts = Json.read(Arrays.copyOfRange(packed, 4, body), Facts.class);
    return new Cleaned(facts, Arrays.copyOfRange(packed, body, packed.length));
  }
}
