package parley.rendition;

import org.jspecify.annotations.Nullable;
import parley.discussion.Doc;
import parley.forum.Command;
import parley.rendition.Rendition.Spot;
import parley.store.Position;

/** What can be asked for with language versions. Ids of new things come in with the command. */
public sealed interface RenditionCommand extends Command {
  Place at();

  @Override
  default String room() {
    return at().room;
  }

  @Override
  default String scope() {
    return at().room;
  }

  /** Which language version of which paper. */
  record Place(String room, String paper, String language) {}

  /**
   * Puts a paragraph into the language.
   *
   * @param id of these words
   * @param over the id of the words that its translator saw there; null for none
   * @param shown the place whose audience its translator was shown
   * @param fits whether the paper has such a paragraph with words in it
   */
  record Render(
      Place at, String id, Spot spot, @Nullable String over, Position shown, Doc body, boolean fits)
      implements RenditionCommand {}

  /**
   * Makes it as authentic as the original, or a working translation again.
   *
   * @param seen the id of the last words in it that its owner saw
   * @param revision of the paper
   * @param whole whether all paragraphs of that revision stand in it as they are
   */
  record SetAuthenticity(Place at, boolean authentic, String seen, int revision, boolean whole)
      implements RenditionCommand {}

  /**
   * Takes it back as a whole.
   *
   * @param seen the id of the last words in it that were seen
   */
  record WithdrawRendition(Place at, String seen) implements RenditionCommand {}
}
