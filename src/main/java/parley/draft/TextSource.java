package parley.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.forum.Seat;
import parley.live.Forums;
import parley.push.Receiver;
import parley.push.Source;
import parley.push.Topic;
import parley.web.Json;
import parley.web.Problem;

/** Rooms and texts as push sees them. */
public final class TextSource implements Source {
  private final Source rooms;
  private final Forums forums;
  private final Texts texts;

  /**
   * @param rooms where the frames of rooms come from
   */
  public TextSource(Source rooms, Forums forums, Texts texts) {
    this.rooms = rooms;
    this.forums = forums;
    this.texts = texts;
  }

  private record Closed(String type, String room, String text) {}

  @Override
  public @Nullable String subscribe(Receiver receiver, Topic topic, @Nullable String cursor) {
    if (topic.text() == null) {
      return rooms.subscribe(receiver, topic, cursor);
    }
    join(receiver, topic, topic.text(), cursor);
    return null;
  }

  private void join(Receiver receiver, Topic topic, String text, @Nullable String cursor) {
    try {
      Seat seat = forums.seat(receiver.account().id(), topic.forum(), topic.room());
      LiveText live = texts.text(seat, topic.room(), text);
      long version = cursor == null ? live.state().version() : TextFeed.version(cursor);
      texts.leave(receiver, text);
      live.atLeast(version).join(receiver, texts.desk().from(seat, topic.room(), version));
    } catch (Problem problem) {
      if (problem.code() != Problem.Code.NOT_FOUND) {
        throw problem; // not now
      }
      receiver.tell(List.of(Json.text(new Closed("closed", topic.room(), text))));
    }
  }

  @Override
  public void unsubscribe(Receiver receiver, String key) {
    rooms.unsubscribe(receiver, key);
    texts.leave(receiver, key);
  }

  @Override
  public void gone(Receiver receiver) {
    rooms.gone(receiver);
    texts.open().forEach(text -> text.feed().remove(receiver));
  }
}
