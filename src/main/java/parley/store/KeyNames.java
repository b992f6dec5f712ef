package parley.store;

import org.jspecify.annotations.Nullable;

/** How keys are named in the key database. */
public final class KeyNames {
  private KeyNames() {}

  /** The key of a room's content, or of the forum's own entries where room is null. */
  public static String content(String forum, @Nullable String room) {
    return room == null ? "forum:" + forum : "room:" + room;
  }

  /** The author key of a thread, room or forum, kept apart from the content's key. */
  public static String author(String scope) {
    return "author:" + scope;
  }
}
