package parley;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import parley.draft.Texts;
import parley.invitation.Issuing;
import parley.live.Forums;
import parley.search.Search;

/** What is done every minute so that memory holds only what is used. */
record Tidying(Search search, Texts texts, Forums forums, Issuing issuing) {
  private static final long EVERY_MINUTES = 1;

  void start(Vertx vertx, Config.Idle bounds) {
    vertx.setPeriodic(
        TimeUnit.MINUTES.toMillis(EVERY_MINUTES),
        timer -> Thread.ofVirtual().name("tidy").start(() -> tidy(bounds)));
  }

  private void tidy(Config.Idle bounds) {
    Duration idle = Duration.ofMinutes(bounds.idleMinutes());
    search.evictIdle(idle); // first: an index holds on to the state that it follows
    texts.evictIdle(idle);
    forums.evictIdle(idle);
    issuing.sweep();
  }
}
