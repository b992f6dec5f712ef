package parley.push;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * A server in a process of its own, with little memory. It reads how many frames are to be said in
 * the room, says them, and answers how many sockets were closed so far as they did not read.
 */
final class SlowServer {
  static final String READY = "port ";
  private static final String WORDS = "w".repeat(560);

  private SlowServer() {}

  public static void main(String[] arguments) throws IOException {
    Tabs tabs = new Tabs() {};
    System.out.println(READY + tabs.served.server.port());
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      for (int i = Integer.parseInt(order); i > 0; i--) {
        tabs.talk.say(Talk.OPEN, WORDS);
      }
      System.out.println((int) tabs.meters.counter("parley.push.closed", "code", "4408").count());
    }
    tabs.stop();
  }
}
