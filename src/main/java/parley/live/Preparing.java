package parley.live;

import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import parley.forum.Command;
import parley.forum.Command.Asked;
import parley.forum.Forum;
import parley.forum.Seat;
import parley.live.Waitings.Waiting;
import parley.store.KeyNames;
import parley.store.Keys;
import parley.web.Problem;

/** What is done for a command before it waits to be decided. */
final class Preparing {
  private final Node node;
  private final Seats seats;

  Preparing(Node node, Seats seats) {
    this.node = node;
    this.seats = seats;
  }

  /**
   * Keys and the indexes of seats and deadlines come first: left over, they are harmless; missing,
   * they are not.
   */
  void prepare(String forum, Waiting waiting, LiveForum live) {
    Command command = waiting.asked().command();
    for (String room : command.newRooms()) {
      node.keys().ensure(forum, KeyNames.content(forum, room));
      node.keys().ensure(forum, KeyNames.author(room));
    }
    for (String scope : command.newScopes()) {
      node.keys().ensure(forum, KeyNames.author(scope));
    }
    for (String account : command.seatsAccounts()) {
      seats.add(account, forum);
    }
    if (command.wakes() != null) {
      tryFirst(waiting, live);
      node.deadlines().add(forum, command.wakes());
    }
  }

  /** Nobody fills the store with deadlines of what is refused to them. */
  private void tryFirst(Waiting waiting, LiveForum live) {
    Command command = waiting.asked().command();
    if (command instanceof Command.Founding || command instanceof Command.Seatless) {
      return;
    }
    try {
      rehearse(waiting, live);
    } catch (Problem refused) {
      if (!live.lease().renewInTurn()) {
        throw refused;
      }
      rehearse(waiting, live); // what it speaks to was made at another node a moment ago
    }
  }

  /**
   * The command with the tags by which its retry is known. What speaks to nothing is decided all
   * the same, so that it is refused as what speaks to things of another room or forum.
   *
   * @throws Problem as it is refused
   * @throws Keys.KeyGone if it would not be, but what it speaks to does not exist
   */
  Waiting waiting(Asked asked, LiveForum live) {
    try {
      return tagged(asked, live);
    } catch (Keys.KeyGone gone) {
      rehearse(new Waiting(asked, null, null, new CompletableFuture<>()), live);
      throw gone;
    }
  }

  /**
   * Decides a command in the state of now, for nothing: it is decided again when its turn comes.
   * One that was done before is left to get its first answer.
   *
   * @throws Problem as it would be refused
   */
  void rehearse(Waiting waiting, LiveForum live) {
    Command command = waiting.asked().command();
    Forum now = live.state();
    if (!live.isDone(waiting)) {
      Seat seat = Seat.of(now, waiting.asked().account());
      now.featureOf(command).decide(seat, command, now, node.context(now));
    }
  }

  private Waiting tagged(Asked asked, LiveForum live) {
    try {
      return tagged(asked);
    } catch (Keys.KeyGone unknown) {
      if (live.lease().renewInTurn()) {
        return tagged(asked); // made at another node a moment ago
      }
      throw unknown;
    }
  }

  private Waiting tagged(Asked asked) {
    String id = asked.id();
    if (id == null) {
      return new Waiting(asked, null, null, new CompletableFuture<>());
    }
    String key = KeyNames.author(asked.command().scope());
    String body = HexFormat.of().formatHex(Keys.hash(asked.body()));
    String kind = asked.command().getClass().getName();
    byte[] tag = node.keys().tag(key, "command", asked.account(), id);
    byte[] bodyTag = node.keys().tag(key, "body", kind, body);
    return new Waiting(asked, tag, bodyTag, new CompletableFuture<>());
  }
}
