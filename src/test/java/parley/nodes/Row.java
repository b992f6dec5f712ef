package parley.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import parley.world.Ear;
import parley.world.Person;

/**
 * What somebody hears over as many sockets as it takes: each time one ends they come again with the
 * cursor of what they heard last, and each frame follows on the one before.
 */
final class Row implements Runnable {
  private static final Duration PATIENCE = Duration.ofMillis(100);
  private final Person person;
  private final Supplier<@Nullable Collection<String>> last;
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final List<Integer> ends = new CopyOnWriteArrayList<>();
  private final AtomicInteger comings = new AtomicInteger();
  private String cursor;

  /**
   * @param last all that is to be heard, once that is known; the row ends with it
   */
  Row(Person person, String cursor, Supplier<@Nullable Collection<String>> last) {
    this.person = person;
    this.cursor = cursor;
    this.last = last;
  }

  /** The contributions, in order. */
  List<String> heard() {
    return heard;
  }

  /** How sockets ended. */
  List<Integer> ends() {
    return ends;
  }

  /** How many sockets were taken on. */
  int comings() {
    return comings.get();
  }

  @Override
  public void run() {
    while (!complete()) {
      try (Ear ear = person.listens(cursor)) {
        listen(ear);
      } catch (CompletionException refused) {
        ends.add(0); // no socket this time
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private boolean complete() {
    Collection<String> all = last.get();
    return all != null && heard.containsAll(all);
  }

  private void listen(Ear ear) throws InterruptedException {
    boolean open = true;
    while (open && !complete()) {
      JsonNode frame = ear.next(PATIENCE);
      open = frame == null || heard(frame);
    }
  }

  private boolean heard(JsonNode frame) {
    String type = frame.get("type").textValue();
    if (type.equals("end")) {
      ends.add(frame.get("code").asInt());
      return false;
    }
    assertThat(type).isNotIn("startOver", "closed");
    if (type.equals("subscribed")) {
      comings.incrementAndGet();
    } else if (frame.has("after")) {
      assertThat(frame.get("after").textValue()).as("what was heard before").isEqualTo(cursor);
      cursor = frame.get("cursor").textValue();
      if (type.equals("contributed")) {
        heard.add(frame.get("contribution").get("id").textValue());
      }
    }
    return true;
  }
}
