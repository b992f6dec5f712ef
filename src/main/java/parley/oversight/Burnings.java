package parley.oversight;

import parley.forum.Command;

/**
 * The commands by which a room is burned or opened to one reader, for whoever tells of what
 * happened before.
 */
public final class Burnings {
  private Burnings() {}

  /** A co-chair asks for it, under this id. */
  public static Command asked(String forum, String approval, String room) {
    return new ApprovalCommand.Ask(forum, approval, new Burn(room), null);
  }

  /** Who is to read a room, for how long and why. */
  public record Opens(String reader, int hours, String reason) {}

  /** A co-chair asks for it to be opened, under this id, which will be the glass's. */
  public static Command opens(String forum, String approval, String room, Opens to) {
    Deed deed = new BreakGlass(room, to.reader(), to.hours(), to.reason());
    return new ApprovalCommand.Ask(forum, approval, deed, null);
  }

  /** One of another party agrees. */
  public static Command agreed(String forum, String approval) {
    return new ApprovalCommand.Answer(forum, approval, true, null);
  }
}
