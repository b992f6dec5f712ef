package parley.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.push.Receiver;
import parley.push.Source;
import parley.push.Topic;
import parley.web.Account;
import parley.world.Person;
import parley.world.World;

/** Whoever listens and goes back to an old place hears what happens once, in its turn. */
class ResumedAgainTest {
  private static final int MISSED = 200; // more than one part
  @TempDir Path directory;

  /** Keeps what it is told. */
  private record Hearing(Account account, Context context, Queue<String> heard)
      implements Receiver {
    @Override
    public String session() {
      return "session";
    }

    @Override
    public boolean lasting() {
      return true;
    }

    @Override
    public void send(String frame) {
      heard.add(frame);
    }

    /** All that was told by now has been heard. */
    void settles() {
      CompletableFuture<Void> settled = new CompletableFuture<>();
      context.runOnContext(now -> settled.complete(null));
      settled.join();
    }
  }

  @Test
  void nothingIsHeardBetweenTwoPartsOfWhatWasMissed() {
    Vertx vertx = Vertx.vertx();
    try (World world = new World(directory)) {
      Person olga = world.organiser("olga", Rule.Preset.ATTRIBUTED.rule());
      Person ana = world.person(olga, "ana", "US");
      String thread = ana.opensThread("Water").ok().at("/thread/id").textValue();
      String old = ana.enters().cursor();
      for (int i = 0; i < MISSED; i++) {
        ana.contributes(thread, "words " + i).ok();
      }
      Account account = new Account(world.account(ana), "Ana", "en", false, false);
      Hearing hearing =
          new Hearing(account, vertx.getOrCreateContext(), new ConcurrentLinkedQueue<>());
      Source source = world.parley().forums().source();
      Topic room = new Topic(ana.place().forum(), ana.place().room(), null);
      assertThat(source.subscribe(hearing, room, null)).isNull();
      String more = source.subscribe(hearing, room, old);
      assertThat(more).isNotNull();
      hearing.settles();
      int before = hearing.heard().size();
      ana.contributes(thread, "Meanwhile").ok();
      hearing.settles();
      assertThat(hearing.heard()).hasSize(before);
      assertThat(source.subscribe(hearing, room, more)).isNull();
      hearing.settles();
      assertThat(hearing.heard()).filteredOn(frame -> frame.contains("Meanwhile")).hasSize(1);
    } finally {
      vertx.close().await();
    }
  }
}
