package parley.push;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.push.Talk.OPEN;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import parley.faults.run.Child;

/**
 * A server of 256 MB and {@code -Dparley.slow=500} sockets that do not read while 200 frames at a
 * time are said: each is closed, whoever reads hears every frame, and memory lasts. Then all of
 * them come back at once with a cursor and hear what they missed. {@code -Dparley.slow=10000
 * -Dparley.slow.megabytes=1024} for the long form (with {@code ulimit -n 20000}).
 */
class SlowReadersTest {
  private static final int SOCKETS = Integer.getInteger("parley.slow", 500);
  private static final int MEGABYTES = Integer.getInteger("parley.slow.megabytes", 256);
  private static final int AT_ONCE = 200;
  private static final int ROUNDS_MAX = 200;
  private static final int MISSED = 150;
  private static final int HEARD_SECONDS_MAX = 60;

  @Test
  void whoDoesNotReadIsClosedAndCostsNobodyElseAnything() throws Exception {
    Child.What what = new Child.What(MEGABYTES, SlowServer.class, List.of());
    Child server = Child.start(what, Map.of(), SlowServer.READY);
    int port = Integer.parseInt(server.first().substring(SlowServer.READY.length()));
    List<Tab> slow = new ArrayList<>();
    try (Tab quick = Tab.small(port, "quick")) {
      quick.subscribe(OPEN);
      assertThat(quick.hear()).contains("subscribed");
      BlockingQueue<String> heard = new LinkedBlockingQueue<>();
      Thread.ofVirtual().start(() -> read(quick, heard)); // and answers pings meanwhile
      for (int i = 0; i < SOCKETS; i++) {
        Tab tab = Tab.small(port, name(i));
        slow.add(tab);
        tab.subscribe(OPEN);
        assertThat(tab.hear()).contains("subscribed");
      }
      int said = 0;
      for (int closed = 0; closed < SOCKETS; ) {
        closed = Integer.parseInt(server.ask("" + AT_ONCE));
        for (int i = 0; i < AT_ONCE; i++) {
          said++;
          assertThat(next(heard)).contains("\"n\":" + said + ",");
        }
        assertThat(said).isLessThan(ROUNDS_MAX * AT_ONCE);
      }
      close(slow);
      allComeBackAtOnce(port, said);
      assertThat(server.ask("1")).isEqualTo("" + SOCKETS); // nobody who reads was closed
      assertThat(next(heard)).contains("\"n\":" + (said + 1) + ",");
      System.out.printf("%d sockets closed after %d frames%n", SOCKETS, said);
    } finally {
      close(slow);
      server.kill();
    }
  }

  /** All that somebody hears, to its end. */
  private static void read(Tab tab, BlockingQueue<String> heard) {
    try {
      String frame;
      do {
        frame = tab.hear();
        heard.add(frame);
      } while (!frame.equals("cut") && !frame.startsWith("close"));
    } catch (IOException closed) {
      heard.add(closed.toString());
    }
  }

  private static String next(BlockingQueue<String> heard) throws InterruptedException {
    String frame = heard.poll(HEARD_SECONDS_MAX, TimeUnit.SECONDS);
    assertThat(frame).as("a frame within %d s", HEARD_SECONDS_MAX).isNotNull();
    return frame;
  }

  private static void allComeBackAtOnce(int port, int said) throws Exception {
    List<Future<Integer>> back = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < SOCKETS; i++) {
        String session = name(i);
        back.add(threads.submit(() -> comesBack(port, session, said - MISSED)));
      }
    }
    for (Future<Integer> one : back) {
      assertThat(one.get()).isEqualTo(said);
    }
  }

  /** The last frame of an unbroken row. */
  private static int comesBack(int port, String session, int cursor) throws IOException {
    try (Tab tab = Tab.small(port, session)) {
      tab.subscribe(OPEN, "" + cursor);
      int last = cursor;
      for (String heard = tab.hear(); !heard.contains("subscribed"); heard = tab.hear()) {
        last++;
        assertThat(heard).contains("\"n\":" + last + ",");
      }
      return last;
    }
  }

  /** An account has 32 sockets at most, and digits tell sessions of one account apart. */
  private static String name(int i) {
    int account = i / 16;
    return "s" + (char) ('a' + account / 26) + (char) ('a' + account % 26) + i % 16;
  }

  private static void close(List<Tab> tabs) throws IOException {
    for (Tab tab : tabs) {
      tab.close();
    }
  }
}
