package parley.live;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.forum.Room;
import parley.forum.Seat;
import parley.forum.View;
import parley.push.Receiver;
import parley.push.Source;
import parley.push.Topic;
import parley.store.Position;
import parley.web.Problem;

/** The forums of this node as push sees them: rooms to listen to, each through a seat's view. */
final class LiveSource implements Source {
  private final Forums forums;
  private final Collection<LiveForum> open;

  LiveSource(Forums forums, Collection<LiveForum> open) {
    this.open = open;
    this.forums = forums;
  }

  @Override
  public @Nullable String subscribe(Receiver receiver, Topic topic, @Nullable String cursor) {
    String account = receiver.account().id();
    String forum = topic.forum();
    String room = topic.room();
    try {
      forums.seat(account, forum);
      LiveForum live = forums.open.live(forum);
      if (cursor != null && isAhead(live, view(Seat.of(live.shown(), account), room), cursor)) {
        boolean _ = live.lease().renewInTurn(); // it was heard at another node a moment ago
      }
      return live.feeds()
          .subscribe(receiver, () -> view(Seat.of(live.shown(), account), room), cursor);
    } catch (Problem problem) {
      if (problem.code() != Problem.Code.NOT_FOUND) {
        throw problem; // not now: to be told "start over" would have the client ask for ever
      }
      receiver.tell(List.of("{\"type\":\"closed\",\"room\":\"" + room + "\"}"));
      return null;
    }
  }

  private static boolean isAhead(LiveForum live, View view, String cursor) {
    Room room = view.room();
    Position heard = live.feeds().cursors().position(room.id(), cursor);
    return heard != null && heard.isAfter(room.last());
  }

  private View view(Seat seat, String room) {
    return View.of(seat.within(room, forums.now()), room, forums.attribution());
  }

  @Override
  public void unsubscribe(Receiver receiver, String room) {
    open.forEach(live -> live.feeds().unsubscribe(receiver, room));
  }

  @Override
  public void gone(Receiver receiver) {
    open.forEach(live -> live.feeds().gone(receiver));
  }
}
