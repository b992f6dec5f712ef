package parley.draft;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import parley.draft.Anchors.Anchor;
import parley.draft.Anchors.Marked;
import parley.draft.Writing.Commit;
import parley.draft.log.TextCode;
import parley.forum.Seat;
import parley.prose.Step;
import parley.prose.model.Mark;
import parley.prose.model.Node;
import parley.prose.place.Block;
import parley.prose.place.Range;
import parley.store.Position;
import parley.web.Problem;

/**
 * Words that come in the place of others, written by whoever says yes to them.
 *
 * @param command by which a retry is known
 * @param version at which they were looked at
 * @param shown the audience that was shown
 * @param words in one line; none takes the others away
 */
public record Replacing(String command, long version, Position shown, Anchor old, String words) {
  /** How often it is tried again where somebody else was writing in that moment. */
  private static final int TRIES_MAX = 5;

  /**
   * Writes them, unless this command did so before; returns when that is durable.
   *
   * @throws Problem as any commit; version-changed if the others are not there any more as they
   *     were looked at
   */
  public void in(Texts texts, Seat seat, String room, String text) {
    LiveText live = texts.text(seat, room, text).atLeast(version);
    byte[] tag = texts.desk().tag(text, seat.participant().account(), command);
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      Past past = live.past();
      if (past.later().apply(old.version()).stream().anyMatch(c -> Arrays.equals(c.tag(), tag))) {
        return;
      }
      String seen = Anchors.seen(past, old, version);
      Marked now = texts.anchors().marked(seat, room, text, List.of(old));
      Range range = now.places().get(old.id());
      if (range == null
          || !inOneBlock(now.document(), range)
          || !Block.words(now.document(), range).equals(seen)) {
        throw new Problem(Problem.Code.VERSION_CHANGED);
      }
      if (written(live, seat, now, range)) {
        return;
      }
    }
    throw new Problem(Problem.Code.VERSION_CHANGED);
  }

  /** False if the text went on in that moment, so that the words have to be looked at again. */
  private boolean written(LiveText live, Seat seat, Marked now, Range range) {
    Commit commit =
        new Commit(
            seat.participant().account(),
            command,
            now.version(),
            shown,
            List.of(step(now.document(), range)),
            true,
            new CompletableFuture<>());
    try {
      return Texts.written(live, commit).from() != null;
    } catch (Problem problem) {
      if (problem.code() == Problem.Code.VERSION_CHANGED) {
        return false;
      }
      throw problem;
    }
  }

  /** Whether words stand in one block of text, so that others can stand in their place. */
  public static boolean inOneBlock(Node document, Range range) {
    var start = document.resolve(range.from());
    boolean isText = start.parent().type().hasInlineContent();
    return isText && start.sharedDepth(range.to()) == start.depth();
  }

  private Step step(Node document, Range range) {
    ObjectNode step = JsonNodeFactory.instance.objectNode().put("stepType", "replace");
    step.put("from", range.from()).put("to", range.to());
    if (!words.isEmpty()) {
      ObjectNode put = step.putObject("slice").putArray("content").addObject();
      put.put("type", "text").put("text", words);
      @Nullable Node first = document.nodeAt(range.from());
      for (Mark mark : first == null ? List.<Mark>of() : first.marks()) {
        put.withArray("marks").add(mark.toJson());
      }
    }
    return Step.fromJson(TextCode.SCHEMA, step);
  }
}
