package parley.embedded.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.embedded.demo.ForumFile.Date;

/**
 * A thread of the furnished forum with all that was said in it; the first contribution opens it.
 */
record ThreadFile(
    String key, String room, String title, String language, List<Said> contributions) {

  /**
   * A contribution.
   *
   * @param key its name within these files
   * @param author username
   * @param parent key of what it replies to
   * @param body a document in which a quote says {@code {"of": key, "passage": words}}
   */
  record Said(
      String key,
      String author,
      Date at,
      String language,
      @Nullable String parent,
      JsonNode body,
      List<Revision> edits,
      @Nullable Withdrawal withdrawn) {}

  /** When it was taken back. */
  record Withdrawal(Date at) {}

  /** A later version. */
  record Revision(Date at, JsonNode body) {}
}
