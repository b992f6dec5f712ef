package parley.embedded.demo.voice;

import java.util.List;
import parley.embedded.demo.paper.PapersFile.Day;

/** What stands around the discussions, as {@code voices.json} has it. */
public record VoicesFile(
    List<WorkingIn> languages,
    List<TranslationOf> translations,
    List<LineOf> lines,
    List<TourOf> tours) {

  /** A private line about a contribution, and what was said on it. */
  public record LineOf(String key, String room, String of, List<WordOf> words) {}

  public record WordOf(String by, Day at, String text) {}

  /** A tour de table, and the turns that were taken. */
  public record TourOf(
      String key,
      String room,
      String by,
      Day at,
      String question,
      List<String> order,
      List<TurnOf> turns) {}

  public record TurnOf(String party, String by, Day at, boolean passed) {}

  /** The languages a room works in; by whom they were set. */
  public record WorkingIn(String room, String by, Day at, List<String> languages) {}

  /**
   * A working translation.
   *
   * @param of key of the contribution, in the thread of that key and the room of that key
   * @param text its paragraphs
   */
  public record TranslationOf(
      String room,
      String thread,
      String of,
      String by,
      Day at,
      String language,
      List<String> text) {}
}
