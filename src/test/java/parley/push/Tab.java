package parley.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import parley.server.Served;

/**
 * A WebSocket client that may also break the rules. Text frames come as they are, the closing frame
 * as {@code close 4401}, the end of the connection as {@code cut}.
 */
final class Tab implements AutoCloseable {
  static final int TEXT = 1;
  static final int CONTINUATION = 0;
  static final int BINARY = 2;
  static final int PING = 9;
  private static final String SUBSCRIBE =
      "{\"type\":\"subscribe\",\"forum\":\"%s\",\"room\":\"%s\"%s}";
  private static final int CLOSE = 8;
  private static final int PONG = 10;

  private final Socket socket;
  private final OutputStream out;
  private final DataInputStream in;
  final String handshake;

  Tab(Served served, String session) throws IOException {
    this(
        served, "cookie: __Host-parley=" + session + "\r\norigin: " + Served.ORIGIN + "\r\n", true);
  }

  /**
   * @param headers each with its line end
   * @param live whether an upgrade is expected
   */
  Tab(Served served, String headers, boolean live) throws IOException {
    this(served.connect(), headers, live);
  }

  /** One whose kernel holds little for whoever does not read, at a server that runs elsewhere. */
  static Tab small(int port, String session) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    socket.setSoTimeout(60_000);
    String headers = "cookie: __Host-parley=" + session + "\r\norigin: " + Served.ORIGIN + "\r\n";
    return new Tab(socket, headers, true);
  }

  private Tab(Socket connected, String headers, boolean live) throws IOException {
    socket = connected;
    out = socket.getOutputStream();
    in = new DataInputStream(socket.getInputStream());
    String request =
        "GET /api/live HTTP/1.1\r\nhost: parley.test\r\nconnection: Upgrade\r\nupgrade: websocket\r\n"
            + "sec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            + headers
            + "\r\n";
    out.write(request.getBytes(StandardCharsets.ISO_8859_1));
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    handshake = head.toString();
    if (live != handshake.startsWith("HTTP/1.1 101")) {
      throw new IOException(handshake);
    }
  }

  void say(String text) throws IOException {
    frame(true, TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  void subscribe(String room) throws IOException {
    say(SUBSCRIBE.formatted(Talk.FORUM, room, ""));
  }

  void subscribe(String room, String cursor) throws IOException {
    say(SUBSCRIBE.formatted(Talk.FORUM, room, ",\"cursor\":\"" + cursor + "\""));
  }

  /** Sends one frame, masked with zeros. */
  void frame(boolean last, int kind, byte[] payload) throws IOException {
    frame((last ? 0x80 : 0) | kind, payload);
  }

  void frame(int first, byte[] payload) throws IOException {
    ByteArrayOutputStream frame = head(first, payload.length);
    frame.write(payload);
    out.write(frame.toByteArray());
  }

  /** Sends the head of a frame alone: what is refused by its length leaves nothing unread. */
  void announce(int first, int length) throws IOException {
    out.write(head(first, length).toByteArray());
  }

  private static ByteArrayOutputStream head(int first, int length) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    head.write(first);
    if (length < 126) {
      head.write(0x80 | length);
    } else if (length < 65_536) {
      head.write(0x80 | 126);
      head.write(length >> 8);
      head.write(length);
    } else {
      head.write(0x80 | 127);
      for (int shift = 56; shift >= 0; shift -= 8) {
        head.write((int) ((long) length >> shift));
      }
    }
    head.write(new byte[4]);
    return head;
  }

  /** The next text, or how it ended. Answers pings on the way. */
  String hear() throws IOException {
    try {
      while (true) {
        int kind = in.readUnsignedByte() & 0x0f;
        byte[] payload = payload();
        if (kind == TEXT) {
          return new String(payload, StandardCharsets.UTF_8);
        } else if (kind == CLOSE) {
          answerClose(payload);
          return "close " + (((payload[0] & 0xff) << 8) | (payload[1] & 0xff));
        } else if (kind == PING) {
          frame(true, PONG, payload);
        }
      }
    } catch (EOFException ended) {
      return "cut";
    }
  }

  /** Hears the next frames up to one that contains this; returns that. */
  String hearUntil(String part) throws IOException {
    while (true) {
      String heard = hear();
      if (heard.contains(part) || heard.startsWith("close") || heard.equals("cut")) {
        return heard;
      }
    }
  }

  private void answerClose(byte[] payload) {
    try {
      frame(true, CLOSE, payload);
    } catch (IOException alreadyCut) {
      assertThat(alreadyCut).isInstanceOf(SocketException.class);
    }
  }

  /** Whether the next frame is a ping; it stays unanswered. */
  boolean hearsPing() throws IOException {
    boolean ping = (in.readUnsignedByte() & 0x0f) == PING;
    payload();
    return ping;
  }

  /** Reads without answering anything until the connection ends. */
  String hearNothing() throws IOException {
    in.readAllBytes();
    return "cut";
  }

  private byte[] payload() throws IOException {
    int length = in.readUnsignedByte();
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = (int) in.readLong();
    }
    byte[] payload = new byte[length];
    in.readFully(payload);
    return payload;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
