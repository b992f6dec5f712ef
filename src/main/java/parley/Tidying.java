package parley;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import parley.draft.Texts;
import parley.invitation.Issuing;
import parley.live.Forums;
import parley.search.Search;

/** What is done at times: memory holds only what is used, and what is due happens. */
record Tidying(Search search, Texts texts, Forums forums, Issuing issuing) {
  private static final long EVERY_MINUTES = 1;
  private static final long DUE_SECONDS = 1;

  void start(Vertx vertx, Config.Idle bounds) {
    forums.evict(Duration.ofMinutes(bounds.idleMinutes()), bounds.bytesMax());
    vertx.setPeriodic(
        TimeUnit.MINUTES.toMillis(EVERY_MINUTES),
        timer -> Thread.ofVirtual().name("tidy").start(() -> tidy(bounds)));
    vertx.setPeriodic(TimeUnit.SECONDS.toMillis(DUE_SECONDS), timer -> forums.giveDue());
  }

  private void tidy(Config.Idle bounds) {
    Duration idle = Duration.ofMinutes(bounds.idleMinutes());
    search.evictIdle(idle); // first: an index holds on to the state that it follows
    texts.evictIdle(idle);
    if (forums.evict(idle, bounds.bytesMax())) {
      Duration pressed = Duration.ofMinutes(EVERY_MINUTES);
      search.evictIdle(pressed);
      texts.evictIdle(pressed);
    }
    issuing.sweep();
  }
}
