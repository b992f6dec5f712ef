package parley.bench;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Load until the JIT has done its work: its threads are all but idle. What is measured before says
 * how a server begins, not how it runs.
 */
final class Warm {
  private static final int WINDOW_SECONDS = 4;
  private static final int WINDOWS_MIN = 3;
  private static final int WINDOWS_MAX = 30;
  private static final double JIT_SHARE_MAX = 0.05;

  private Warm() {}

  /** Operations at full speed until this moment; how many there were. */
  @FunctionalInterface
  interface Work {
    long until(long endNanos) throws IOException, InterruptedException, ExecutionException;
  }

  /**
   * A stretch of work.
   *
   * @param cpuMillis an operation
   * @param jitShare of the CPU
   */
  record Stretch(double cpuMillis, double perSecond, double jitShare) {}

  /** Repeats the work until the JIT takes next to nothing of the CPU. */
  static void up(String what, Measured measured, Work work)
      throws IOException, InterruptedException, ExecutionException {
    double share = 1;
    for (int i = 0; i < WINDOWS_MAX && (i < WINDOWS_MIN || share > JIT_SHARE_MAX); i++) {
      Stretch stretch = stretch(measured, work);
      share = stretch.jitShare();
      System.err.println("warming: " + what + " " + stretch);
    }
  }

  /** One stretch of work, which may be a measurement. */
  static Stretch stretch(Measured measured, Work work)
      throws IOException, InterruptedException, ExecutionException {
    long jit = measured.jitMicros();
    long cpu = measured.cpuMicros();
    long begun = System.nanoTime();
    long made = work.until(begun + TimeUnit.SECONDS.toNanos(WINDOW_SECONDS));
    double seconds = (System.nanoTime() - begun) / 1e9;
    double used = measured.cpuMicros() - cpu;
    double share = (measured.jitMicros() - jit) / Math.max(1, used);
    return new Stretch(used / 1e3 / made, made / seconds, share);
  }
}
