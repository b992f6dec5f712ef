package parley;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import parley.annex.Uploads;
import parley.digest.Digests;
import parley.draft.Texts;
import parley.invitation.Issuing;
import parley.live.Forums;
import parley.push.Sockets;
import parley.search.Search;

/**
 * What is done at times: memory holds only what is used, what is due happens, silent sockets end. A
 * verticle, because its timers end with it; those of a bare Vert.x keep a closed node in memory.
 */
final class Tidying extends VerticleBase {
  private static final long EVERY_MINUTES = 1;
  private static final long DUE_SECONDS = 1;
  private final Parts parts;
  private final Config.Idle bounds;

  Tidying(Parts parts, Config.Idle bounds) {
    this.parts = parts;
    this.bounds = bounds;
  }

  /** What is tidied. */
  record Parts(
      Sockets sockets,
      Search search,
      Texts texts,
      Forums forums,
      Issuing issuing,
      Digests digests,
      Uploads uploads) {}

  @Override
  public Future<?> start() {
    Forums forums = parts.forums();
    forums.evict(Duration.ofMinutes(bounds.idleMinutes()), bounds.bytesMax());
    parts.sockets().start(vertx);
    vertx.setPeriodic(
        TimeUnit.MINUTES.toMillis(EVERY_MINUTES),
        timer -> Thread.ofVirtual().name("tidy").start(this::tidy));
    vertx.setPeriodic(TimeUnit.SECONDS.toMillis(DUE_SECONDS), timer -> forums.giveDue());
    if (forums.sharing().shared()) {
      vertx.setPeriodic(forums.sharing().look().toMillis(), timer -> keepUp());
    }
    return Future.succeededFuture();
  }

  private void keepUp() {
    parts.forums().keepUp();
    parts.texts().keepUp();
  }

  private void tidy() {
    Duration idle = Duration.ofMinutes(bounds.idleMinutes());
    parts.search().evictIdle(idle); // first: an index holds on to the state that it follows
    parts.texts().evictIdle(idle);
    if (parts.forums().evict(idle, bounds.bytesMax())) {
      Duration pressed = Duration.ofMinutes(EVERY_MINUTES);
      parts.search().evictIdle(pressed);
      parts.texts().evictIdle(pressed);
    }
    parts.issuing().sweep();
    parts.digests().turn();
    parts.uploads().tidy();
  }
}
