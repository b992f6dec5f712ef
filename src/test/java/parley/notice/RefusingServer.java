package parley.notice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that knows nobody. */
final class RefusingServer implements AutoCloseable {
  private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private final AtomicInteger recipients = new AtomicInteger();

  RefusingServer() throws IOException {
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return socket.getLocalPort();
  }

  /** How often somebody was asked for. */
  int recipients() {
    return recipients.get();
  }

  private void serve() {
    try {
      while (!socket.isClosed()) {
        try (Socket one = socket.accept()) {
          speak(one);
        }
      }
    } catch (IOException ended) {
      recipients.addAndGet(0); // closed: that is how it ends
    }
  }

  private void speak(Socket one) throws IOException {
    OutputStream out = one.getOutputStream();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(one.getInputStream(), StandardCharsets.UTF_8));
    say(out, "220 here");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith("RCPT")) {
        recipients.incrementAndGet();
        say(out, "550 5.1.1 nobody of this name");
      } else {
        say(out, line.startsWith("QUIT") ? "221 bye" : "250 well");
      }
    }
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
