package parley.push;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.push.Talk.OPEN;
import static parley.server.Served.account;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.server.Served;

/** What a client may do wrong, by mistake or on purpose. */
class TrapsTest extends Tabs {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "origin: http://evil.test\r\ncookie: __Host-parley=ana\r\n",
        "origin: null\r\ncookie: __Host-parley=ana\r\n",
        "cookie: __Host-parley=ana\r\n",
        "origin: http://parley.test\r\nsec-fetch-site: cross-site\r\ncookie: __Host-parley=ana\r\n",
        "origin: http://parley.test\r\n"
      })
  void refusesSocketsOfOthers(String headers) throws Exception {
    try (Tab refused = new Tab(served, headers, false)) {
      assertThat(refused.handshake)
          .startsWith(headers.contains("cookie") ? "HTTP/1.1 403" : "HTTP/1.1 401");
    }
    listening("ana", OPEN);
  }

  @Test
  void agreesToNoCompressionAndTakesNoBomb() throws Exception {
    try (Tab tab =
        new Tab(
            served,
            "cookie: __Host-parley=ana\r\norigin: "
                + Served.ORIGIN
                + "\r\nsec-websocket-extensions: permessage-deflate\r\n",
            true)) {
      assertThat(tab.handshake.toLowerCase(Locale.ROOT)).doesNotContain("sec-websocket-extensions");
      tab.frame(0xC0 | Tab.TEXT, bomb()); // With the bit that says it is compressed.
      assertThat(tab.hear()).startsWith("close 1002");
    }
  }

  private static byte[] bomb() {
    Deflater deflater = new Deflater(9, true);
    deflater.setInput(new byte[10_000_000]);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[8_192];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    return out.toByteArray();
  }

  @Test
  void closesOnBytesThatAreNotUtf8() throws Exception {
    Tab ana = listening("ana", OPEN);
    byte[] bad = "{\"type\":\"p\u00ffing\"}".getBytes(StandardCharsets.ISO_8859_1);
    ana.frame(true, Tab.TEXT, bad);
    assertThat(ana.hear()).isEqualTo("close 1007");

    Tab ben = listening("ben", OPEN);
    byte[] whole = "{\"type\":\"ping\"}".getBytes(StandardCharsets.UTF_8);
    ben.frame(false, Tab.TEXT, Arrays.copyOf(whole, 5));
    ben.frame(true, Tab.CONTINUATION, Arrays.copyOfRange(whole, 5, whole.length));
    assertThat(ben.hear()).contains("pong");
  }

  @Test
  void closesOnTooMuchInOneFrameOrInSeveral() throws Exception {
    Tab ana = listening("ana", OPEN);
    ana.announce(0x80 | Tab.TEXT, 256 * 1024 + 1);
    assertThat(ana.hear()).isEqualTo("close 1009");

    Tab ben = listening("ben", OPEN);
    for (int i = 0; i < 5; i++) {
      ben.frame(false, i == 0 ? Tab.TEXT : Tab.CONTINUATION, new byte[60_000]);
    }
    assertThat(ben.hear()).isEqualTo("close 1009");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "hello",
        "{\"type\":\"shout\"}",
        "{\"type\":\"ping\",\"type\":\"ping\"}",
        "{\"type\":\"ping\",\"more\":1}",
        "{\"type\":\"subscribe\",\"forum\":\"x\",\"room\":\"y\"}",
        "{\"type\":\"unsubscribe\"}"
      })
  void closesOnWhatItDoesNotUnderstand(String text) throws Exception {
    Tab ana = listening("ana", OPEN);
    ana.say(text);
    assertThat(ana.hear()).isEqualTo("close 4400");
  }

  @Test
  void closesOnBinaryFramesAndDefectsAndGoesOnForOthers() throws Exception {
    Tab ana = listening("ana", OPEN);
    ana.frame(true, Tab.BINARY, new byte[10]);
    assertThat(ana.hear()).isEqualTo("close 4400");
    Tab ben = listening("ben", OPEN);
    ben.subscribe(Talk.BROKEN);
    assertThat(ben.hear()).isEqualTo("close 1011");
    Tab eve = listening("eve", OPEN);
    talk.say(OPEN, "fine");
    assertThat(eve.hear()).contains("fine");
  }

  @Test
  void boundsRoomsSocketsAndRate() throws Exception {
    Tab ana = open("ana");
    for (int i = 0; i <= Limits.USUAL.topics(); i++) {
      ana.subscribe(account("room" + i));
    }
    assertThat(ana.hearUntil("close 4")).isEqualTo("close 4429");

    Tab ben = open("ben");
    for (int i = 0; i < Limits.USUAL.asksAtOnce() + 40; i++) {
      ben.say("{\"type\":\"ping\"}");
    }
    assertThat(ben.hearUntil("close")).isEqualTo("close 4429");

    for (int i = 0; i < 32; i++) {
      listening("eve" + i, OPEN);
    }
    assertThat(open("eve").hear()).isEqualTo("close 4429");
  }

  @Test
  void closesASlowReaderAndNobodyElse() throws Exception {
    Tab quick = listening("ana", OPEN);
    Tab slow = listening("ben", OPEN);
    String text = "x".repeat(10_000);
    int said = 0;
    while (meters.counter("parley.push.closed", "code", "4408").count() == 0) {
      talk.say(OPEN, text);
      said++;
      assertThat(quick.hear()).contains("\"n\":" + said + ",");
      assertThat(said).isLessThan(5_000);
    }
    talk.say(OPEN, "after");
    assertThat(quick.hear()).contains("after");
    String last = slow.hearUntil("close");
    assertThat(last).isIn("close 4408", "cut");
  }

  @Test
  void closesAPingFloodThatDoesNotRead() throws Exception {
    Tab flood = listening("ana", OPEN);
    byte[] payload = new byte[125];
    try {
      for (int i = 0; i < 1_000_000; i++) {
        flood.frame(true, Tab.PING, payload);
      }
    } catch (IOException closed) {
      assertThat(meters.counter("parley.push.closed", "code", "4408").count()).isEqualTo(1);
      return;
    }
    assertThat(meters.counter("parley.push.closed", "code", "4408").count()).isEqualTo(1);
  }
}
