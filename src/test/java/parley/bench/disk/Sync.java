package parley.bench.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What the disk alone takes for one letter: 1,500 B synced into a file that does not grow, as the
 * embedded database does it, at several paces. Argument: the file.
 */
public final class Sync {
  private static final int TIMES = 100;
  private static final int BYTES = 1_500;

  private Sync() {}

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate(4 * TIMES * BYTES));
      channel.force(true);
      channel.position(0);
      for (int pause : new int[] {0, 10, 50}) {
        long[] nanos = new long[TIMES];
        for (int i = 0; i < TIMES; i++) {
          long begun = System.nanoTime();
          channel.write(ByteBuffer.allocate(BYTES));
          channel.force(false);
          nanos[i] = System.nanoTime() - begun;
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pause));
        }
        Arrays.sort(nanos);
        System.out.printf(
            "every %d ms: p50 %d, p90 %d us%n",
            pause, nanos[TIMES / 2] / 1_000, nanos[TIMES * 9 / 10] / 1_000);
      }
    }
  }
}
