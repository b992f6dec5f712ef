package parley.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import parley.forum.Command;
import parley.forum.Command.Asked;
import parley.forum.ForumEvent;
import parley.live.Waitings.Waiting;
import parley.web.Problem;

/** A flood fills a room, and whoever may end it still comes in. */
class WaitingsTest {
  private static final String ROOM = "room";
  private final Waitings waitings = new Waitings();

  @Test
  void whoManagesARoomFindsAPlaceInAFloodedOne() {
    Command words = new Words(ROOM);
    for (int i = 0; i < 64; i++) {
      waitings.add(waiting(words));
    }
    refused(words);
    Command lock = new Locked(ROOM);
    for (int i = 0; i < 32; i++) {
      waitings.add(waiting(lock));
    }
    refused(lock);
    waitings.add(waiting(new Locked("another")));
    assertThat(waitings.rest()).hasSize(97);
  }

  /** What is said leaves nothing in the log. */
  private record Words(String room) implements Command {
    @Override
    public String scope() {
      return room;
    }
  }

  private record Locked(String room) implements Command {
    @Override
    public String scope() {
      return room;
    }

    @Override
    public ForumEvent.Act act() {
      return ForumEvent.Act.ROOM_LOCKED;
    }
  }

  private void refused(Command command) {
    assertThatThrownBy(() -> waitings.add(waiting(command)))
        .isInstanceOfSatisfying(
            Problem.class, full -> assertThat(full.code()).isEqualTo(Problem.Code.FULL));
  }

  private static Waiting waiting(Command command) {
    Asked asked = new Asked("account", "id", new byte[0], command);
    return new Waiting(asked, null, null, new CompletableFuture<>());
  }
}
