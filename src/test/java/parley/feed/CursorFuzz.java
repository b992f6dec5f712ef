package parley.feed;

import java.nio.charset.StandardCharsets;
import parley.store.Position;

/** A cursor as a client gives it: a place of this room in the one way it is written, or none. */
public final class CursorFuzz {
  private static final Cursors CURSORS = new Cursors(new byte[32]);
  private static final String ROOM = "room";

  private CursorFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    String cursor = new String(input, StandardCharsets.UTF_8);
    Position at = CURSORS.position(ROOM, cursor);
    if (at != null && !at.equals(CURSORS.position(ROOM, CURSORS.cursor(ROOM, at)))) {
      throw new IllegalStateException(at + " is another place when it is written again");
    }
  }
}
