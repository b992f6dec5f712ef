package parley.live;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.forum.Seat;
import parley.forum.View;
import parley.push.Receiver;
import parley.push.Source;
import parley.push.Topic;
import parley.web.Problem;

/** The forums of this node as push sees them: rooms to listen to, each through a seat's view. */
final class LiveSource implements Source {
  private final Forums forums;

  LiveSource(Forums forums) {
    this.forums = forums;
  }

  @Override
  public void subscribe(Receiver receiver, Topic topic, @Nullable String cursor) {
    String account = receiver.account().id();
    String forum = topic.forum();
    String room = topic.room();
    try {
      forums.seat(account, forum);
      LiveForum live = forums.live(forum);
      live.feeds()
          .subscribe(
              receiver,
              () -> View.of(Seat.of(live.state(), account), room, forums.attribution()),
              cursor);
    } catch (Problem problem) {
      if (problem.code() != Problem.Code.NOT_FOUND) {
        throw problem; // not now: to be told "start over" would have the client ask for ever
      }
      receiver.tell(List.of("{\"type\":\"closed\",\"room\":\"" + room + "\"}"));
    }
  }

  @Override
  public void unsubscribe(Receiver receiver, String room) {
    forums.open().forEach(live -> live.feeds().unsubscribe(receiver, room));
  }

  @Override
  public void gone(Receiver receiver) {
    forums.open().forEach(live -> live.feeds().gone(receiver));
  }
}
