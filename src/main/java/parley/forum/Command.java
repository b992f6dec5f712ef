package parley.forum;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody asks for: an imperative record in a feature's sealed hierarchy. */
public interface Command {
  /**
   * Whose author key the tags of this command are made with: the thread where there is one, else
   * the room, else the forum. It must exist or be among {@link #newScopes()}.
   */
  String scope();

  /** The room it speaks to, in which its author must sit; null for the forum itself. */
  default @Nullable String room() {
    return null;
  }

  /** Ids (threads, rooms) that need an author key before the command is decided. */
  default List<String> newScopes() {
    return List.of();
  }

  /** Rooms that need a content key before the command is decided. */
  default List<String> newRooms() {
    return List.of();
  }

  /** Accounts that the command seats: the index of who sits where is written first. */
  default List<String> seatsAccounts() {
    return List.of();
  }

  /** What the log calls it, if it manages something; null for what is said, which no log knows. */
  default ForumEvent.@Nullable Act act() {
    return null;
  }

  /** The room in which the log keeps it, where only those in it may know; null for the forum's. */
  default @Nullable String actRoom() {
    return room();
  }

  /** The working group or room in which it happens to somebody, for the log. */
  default @Nullable String actIn() {
    return null;
  }

  /** When this server must come back by itself to what this command leaves; null for never. */
  default @Nullable Instant wakes() {
    return null;
  }

  /** Opens a forum: decided without a seat, and only where nothing has happened yet. */
  interface Founding extends Command {
    List<Event> events();
  }

  /**
   * Decided without a seat: of somebody who is about to get one, or of this server itself. What it
   * may do rests on what it carries, such as a secret that the core knows by its hash.
   */
  interface Seatless extends Command {}

  /**
   * What is not in the state but may be used in deciding.
   *
   * @param now the time the entries will carry: the clock's, or the last entry's if that is later
   * @param limits settings of this installation
   */
  record Context(Instant now, Limits limits) {}

  /** The settings that decisions depend on. */
  record Limits(int editMinutes, int titleCharactersMax, int textCharactersMax) {}

  /**
   * A command as it came in.
   *
   * @param account who asks
   * @param id chosen by the client: a retry carries the same
   * @param body what the client sent, to tell a retry from another command under the same id
   */
  record Asked(String account, @Nullable String id, byte[] body, Command command) {}
}
