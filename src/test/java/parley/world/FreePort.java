package parley.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port that is free now and that nobody is given by chance before it is bound, or bound again
 * after a restart: it lies below those that Linux gives to outgoing connections (32768 and up).
 */
public final class FreePort {
  private static final int LOWEST = 10_000;
  private static final int BEYOND = 32_000;
  private static final int TRIES = 100;

  private FreePort() {}

  /** Finds one. */
  public static int find() {
    int taken = 0;
    while (taken < TRIES) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, BEYOND);
      try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return free.getLocalPort();
      } catch (BindException another) {
        taken++;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    throw new IllegalStateException("No port is free");
  }
}
