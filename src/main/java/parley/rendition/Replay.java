package parley.rendition;

import java.util.List;
import java.util.Map;
import parley.discussion.Doc;
import parley.forum.Command;
import parley.rendition.Rendition.Spot;
import parley.store.Position;
import parley.web.Json;

/** Commands for language versions that are loaded instead of being sent. */
public final class Replay {
  private Replay() {}

  /** A paragraph of a revision of a paper, in a language. */
  public record At(String room, String paper, String language, int revision, int paragraph) {}

  /** Words for a paragraph that the paper has and nobody translated. */
  public static Command rendering(At at, String id, Position shown, String words) {
    var text = Map.of("type", "text", "text", words);
    var only = Map.of("type", "paragraph", "content", List.of(text));
    byte[] json = Json.encode(Map.of("type", "doc", "content", List.of(only)));
    return new RenditionCommand.Render(
        new RenditionCommand.Place(at.room, at.paper, at.language),
        id,
        new Spot(at.revision, at.paragraph),
        null,
        shown,
        Json.read(json, Doc.class),
        true);
  }
}
