package parley.live;

import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import parley.forum.Command;
import parley.forum.Command.Asked;
import parley.live.Waitings.Waiting;
import parley.store.KeyNames;
import parley.store.Keys;

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
  void prepare(String forum, Command command) {
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
      node.deadlines().add(forum, command.wakes());
    }
  }

  /**
   * The command with the tags by which its retry is known.
   *
   * @throws Keys.KeyGone if what it speaks to does not exist
   */
  Waiting waiting(Asked asked) {
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
