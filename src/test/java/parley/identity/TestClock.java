package parley.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The machine's clock, set forward by a test. */
final class TestClock implements InstantSource {
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  @Override
  public Instant instant() {
    return InstantSource.system().instant().plus(ahead.get());
  }

  /** Again the machine's time: an issuer that is not ours follows no other. */
  void reset() {
    ahead.set(Duration.ZERO);
  }

  void pass(Duration time) {
    ahead.updateAndGet(before -> before.plus(time));
  }
}
