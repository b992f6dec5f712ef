package parley.draft;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import parley.draft.taken.Taking.Stretch;
import parley.prose.Step;
import parley.store.Position;
import parley.web.Problem;

/** What waits to be written into a text. */
sealed interface Writing {
  /**
   * Steps of somebody.
   *
   * @param commit the name of it, chosen by the client: a retry carries the same
   * @param version of the text that the first step was made on
   * @param shown the audience its author was shown
   * @param exact refused, and not brought over, if anything else was written since that version
   */
  record Commit(
      String account,
      String commit,
      long version,
      Position shown,
      List<Step> steps,
      boolean exact,
      CompletableFuture<Written> answer)
      implements Writing {}

  /**
   * Words that somebody put in go, and out of the history.
   *
   * @param command by which a retry is known
   */
  record TakeOut(
      String account, String command, List<Stretch> pieces, CompletableFuture<Written> answer)
      implements Writing {}

  /** Whatever is decided from now on stands after this, on every node. */
  record Fence(Position under, CompletableFuture<Written> answer) implements Writing {}

  /** Completed once: with the outcome, or exceptionally with a Problem. */
  CompletableFuture<Written> answer();

  /** Answers all of these with a problem. */
  static void fail(List<Writing> waiting, Problem.Code code) {
    waiting.forEach(one -> one.answer().completeExceptionally(new Problem(code)));
  }

  /**
   * What came of it.
   *
   * @param from the version before it took effect; null if nothing of it did
   * @param version of the text after it
   * @param dropped which of its steps (by index) no longer had a place, with the words they held
   */
  record Written(@Nullable Long from, long version, List<Dropped> dropped) {}

  /** A step that could not be kept: its paragraph was gone. */
  record Dropped(int step, String text) {}
}
