package parley.translation;

import java.util.List;
import parley.discussion.Doc;
import parley.forum.Command;
import parley.store.Position;
import parley.translation.TranslationCommand.Place;

/** Commands for translations that are loaded instead of being sent. */
public final class Replay {
  private Replay() {}

  /**
   * A translation of a contribution's version; {@code at} is room, thread, contribution, itself.
   */
  public static Command translating(List<String> at, Position shown, int version, Said said) {
    Place place = new Place(at.get(0), at.get(1), at.get(2), at.get(3));
    return new TranslationCommand.Translate(place, shown, version, said.language(), said.body());
  }

  /** What is said, in which language. */
  public record Said(String language, Doc body) {}

  public static Command settingLanguages(String room, List<String> languages) {
    return new TranslationCommand.SetWorkingLanguages(room, languages);
  }
}
