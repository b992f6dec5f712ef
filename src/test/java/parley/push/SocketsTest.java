package parley.push;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.push.Talk.OPEN;
import static parley.push.Talk.QUIET;
import static parley.server.Served.account;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.server.Served;

class SocketsTest {
  private final Talk talk = new Talk();
  private final Set<String> over = ConcurrentHashMap.newKeySet();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Sockets sockets =
      new Sockets(talk, session -> !over.contains(session), meters, Limits.USUAL);
  private final Served served = new Served(sockets::routes);
  private final List<Tab> tabs = new ArrayList<>();

  @AfterEach
  void stop() throws IOException {
    for (Tab tab : tabs) {
      tab.close();
    }
    served.close();
  }

  private Tab open(String session) throws IOException {
    Tab tab = new Tab(served, session);
    tabs.add(tab);
    return tab;
  }

  private Tab listening(String session, String room) throws IOException {
    Tab tab = open(session);
    tab.subscribe(room);
    assertThat(tab.hear()).contains("subscribed");
    return tab;
  }

  @Test
  void tellsThoseInTheRoomAndNobodyElse() throws Exception {
    Tab ana = listening("ana", OPEN);
    Tab ben = listening("ben", OPEN);
    Tab eve = listening("eve", QUIET);
    talk.say(OPEN, "one");
    talk.say(OPEN, "two");
    for (Tab tab : List.of(ana, ben)) {
      assertThat(tab.hear()).contains("\"n\":1,\"text\":\"one\"");
      assertThat(tab.hear()).contains("\"n\":2,\"text\":\"two\"");
    }
    talk.say(QUIET, "three");
    assertThat(eve.hear()).contains("three");
  }

  @Test
  void catchesUpFromACursorWithoutGapOrDouble() throws Exception {
    for (int i = 1; i <= 300; i++) {
      talk.say(OPEN, "text");
    }
    Tab ana = open("ana");
    ana.subscribe(OPEN, "100");
    Thread.ofVirtual().start(() -> talk.say(OPEN, "live"));
    for (int i = 101; i <= 301; i++) {
      assertThat(ana.hearUntil("said")).contains("\"n\":" + i + ",");
    }
  }

  @Test
  void encodesOnceForEachKindOfViewer() throws Exception {
    for (int i = 0; i < 20; i++) {
      listening("p" + (char) ('a' + i), OPEN);
    }
    Tab program = new Tab(served, "authorization: Bearer bot\r\n", true);
    tabs.add(program);
    program.subscribe(OPEN);
    assertThat(program.hear()).contains("subscribed");
    talk.say(OPEN, "words");
    assertThat(tabs.get(7).hear()).contains("words");
    assertThat(program.hear()).contains("WORDS");
    assertThat(talk.encodings.get()).isEqualTo(2);
  }

  @Test
  void tellsNoMoreAfterUnsubscribing() throws Exception {
    Tab ana = listening("ana", OPEN);
    ana.say("{\"type\":\"unsubscribe\",\"room\":\"" + OPEN + "\"}");
    ana.subscribe(QUIET);
    assertThat(ana.hear()).contains("subscribed");
    talk.say(OPEN, "unheard");
    talk.say(QUIET, "heard");
    assertThat(ana.hear()).contains("\"heard\"");
  }

  @Test
  void tellsTheAuthorsOwnSocketsAndDismissesWithALastFrame() throws Exception {
    Tab ana = listening("ana", OPEN);
    Tab anaToo = listening("ana2", OPEN);
    Tab ben = listening("ben", OPEN);
    talk.whisper(OPEN, account("ana"));
    assertThat(ana.hear()).contains("yours");
    assertThat(anaToo.hear()).contains("yours");
    talk.expel(OPEN, account("ana"));
    talk.say(OPEN, "after");
    assertThat(ana.hear()).contains("closed");
    assertThat(anaToo.hear()).contains("closed");
    assertThat(ben.hear()).contains("after");
    assertThat(talk.listening(OPEN)).isEqualTo(1);
    ana.say("{\"type\":\"ping\"}");
    assertThat(ana.hear()).isEqualTo("{\"type\":\"pong\"}");
  }

  @Test
  void tellsAnAccountWhereverItIs() throws Exception {
    Tab ana = listening("ana", OPEN);
    Tab ben = listening("ben", OPEN);
    sockets.tell(account("ana"), "{\"type\":\"forumsChanged\"}");
    assertThat(ana.hear()).contains("forumsChanged");
    talk.say(OPEN, "next");
    assertThat(ben.hear()).contains("next");
  }

  @Test
  void closesTheSocketsOfASessionThatEnds() throws Exception {
    Tab one = listening("ana1", OPEN);
    Tab two = listening("ana2", OPEN);
    Tab ben = listening("ben", OPEN);
    sockets.signOut("ana1");
    assertThat(one.hear()).isEqualTo("close 4401");
    talk.say(OPEN, "still");
    assertThat(two.hear()).contains("still");
    sockets.signOutAccount(account("ana"));
    assertThat(two.hear()).isEqualTo("close 4401");
    assertThat(ben.hear()).contains("still");
  }

  @Test
  void closesASocketWhoseSessionEndedWhileItWasOpened() throws Exception {
    over.add("ana");
    assertThat(open("ana").hear()).isEqualTo("close 4401");
    over.clear();
    listening("ana", OPEN);
  }

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
    ben.frame(false, Tab.TEXT, java.util.Arrays.copyOf(whole, 5));
    ben.frame(true, Tab.CONTINUATION, java.util.Arrays.copyOfRange(whole, 5, whole.length));
    assertThat(ben.hear()).contains("pong");
  }

  @Test
  void closesOnTooMuchInOneFrameOrInSeveral() throws Exception {
    Tab ana = listening("ana", OPEN);
    ana.frame(true, Tab.TEXT, new byte[256 * 1024 + 1]);
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
    for (int i = 0; i < 65; i++) {
      ana.subscribe(account("room" + i));
    }
    assertThat(ana.hearUntil("close 4")).isEqualTo("close 4429");

    Tab ben = open("ben");
    for (int i = 0; i < 140; i++) {
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

  @Test
  void forgetsThoseWhoGo() throws Exception {
    Tab ana = listening("ana", OPEN);
    Tab ben = listening("ben", OPEN);
    assertThat(sockets.size()).isEqualTo(2);
    ana.close();
    while (sockets.size() > 1 || talk.gone.get() < 1) {
      Thread.onSpinWait();
    }
    assertThat(talk.listening(OPEN)).isEqualTo(1);
    talk.say(OPEN, "on");
    assertThat(ben.hear()).contains("on");
  }

  @Test
  void drains() throws Exception {
    Tab ana = listening("ana", OPEN);
    Thread reader = Thread.ofVirtual().start(() -> assertThat(heard(ana)).isEqualTo("close 1012"));
    assertThat(sockets.drain(5_000)).isTrue();
    reader.join();
    assertThat(open("ben").hear()).isEqualTo("close 1012");
  }

  private static String heard(Tab tab) {
    try {
      return tab.hear();
    } catch (IOException broken) {
      return broken.toString();
    }
  }

  @Test
  void asksSilentSocketsAndCutsDeadOnes() throws Exception {
    Limits impatient = new Limits(10, 10, 10, 256, 1 << 20, 10, 50, 400, 1_000);
    Sockets hasty = new Sockets(talk, session -> true, new SimpleMeterRegistry(), impatient);
    Vertx vertx = Vertx.vertx();
    try (Served soon = new Served(hasty::routes);
        Tab dead = new Tab(soon, "ana")) {
      hasty.start(vertx, 20);
      assertThat(dead.hearsPing()).isTrue();
      assertThat(dead.hearNothing()).isEqualTo("cut");
    } finally {
      vertx.close().await();
    }
  }
}
