package parley.document;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.web.Json;

/**
 * What is to be printed: every word of it, as its reader may see it. Nothing else gets into a file.
 *
 * @param language of the text, for its direction and fonts
 * @param marks stand at the end of the first lines: room, symbol, date
 * @param stamp stands above the title, such as "Without prejudice"; null for nothing
 * @param under stand below the title: who submits it, what it is about
 * @param rule what may be done with it, at the foot of each page
 */
public record Sheet(
    String language,
    List<String> marks,
    @Nullable String stamp,
    String title,
    List<String> under,
    List<Part> parts,
    String rule) {

  /**
   * A part of it.
   *
   * @param heading null for a part that has none
   * @param lines stand under the heading
   * @param doc a document of {@code schema/text.json}, as JSON; null for none
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes on their way to another process, never compared
  public record Part(@Nullable String heading, List<String> lines, byte @Nullable [] doc) {
    /** One whose words are kept encoded. */
    public static Part of(@Nullable String heading, List<String> lines, Json.@Nullable Raw doc) {
      return new Part(heading, lines, doc == null ? null : doc.utf8());
    }
  }
}
