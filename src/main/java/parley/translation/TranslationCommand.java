package parley.translation;

import java.util.List;
import parley.discussion.Doc;
import parley.forum.Command;
import parley.store.Position;

/** What can be asked for about languages. Ids of new things come in with the command. */
public sealed interface TranslationCommand extends Command {
  @Override
  String room();

  /** Says which languages the room works in. */
  record SetWorkingLanguages(String room, List<String> languages) implements TranslationCommand {
    @Override
    public String scope() {
      return room;
    }
  }

  /** Where a translation stands. */
  record Place(String room, String thread, String contribution, String translation) {}

  /**
   * Puts a translation beside a contribution.
   *
   * @param shown the place whose audience its author was shown
   * @param version of the contribution, as it was translated
   */
  record Translate(Place at, Position shown, int version, String language, Doc body)
      implements TranslationCommand {
    @Override
    public String room() {
      return at.room;
    }

    @Override
    public String scope() {
      return at.thread;
    }
  }

  /** Takes a translation back. */
  record WithdrawTranslation(Place at) implements TranslationCommand {
    @Override
    public String room() {
      return at.room;
    }

    @Override
    public String scope() {
      return at.thread;
    }
  }
}
