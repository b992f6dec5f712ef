package parley.document;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** As what a document is printed. */
public enum Format {
  DOCX("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
  ODT("odt", "application/vnd.oasis.opendocument.text"),
  PDF("pdf", "application/pdf");

  private final String extension;
  private final String mediaType;

  Format(String extension, String mediaType) {
    this.extension = extension;
    this.mediaType = mediaType;
  }

  /** The end of the names of such files, without a full stop. */
  @JsonValue
  public String extension() {
    return extension;
  }

  public String mediaType() {
    return mediaType;
  }

  /** The one of this extension; null for another. */
  public static @Nullable Format of(@Nullable String extension) {
    for (Format format : Format.values()) {
      if (format.extension.equals(extension)) {
        return format;
      }
    }
    return null;
  }
}
