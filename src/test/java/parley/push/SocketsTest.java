package parley.push;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.push.Talk.OPEN;
import static parley.push.Talk.QUIET;
import static parley.server.Served.account;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.server.Served;

/** Those in a room hear it, in order, and nobody else does. */
class SocketsTest extends Tabs {
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
  void catchingUpIsGivenToTheConnectionBeforeItCountsAsWaiting() throws Exception {
    String words = "w".repeat(600);
    for (int i = 1; i <= 450; i++) {
      talk.say(OPEN, words);
    }
    Tab ana = open("ana");
    ana.subscribe(OPEN, "0");
    for (int i = 1; i <= 450; i++) {
      assertThat(ana.hear()).contains("\"n\":" + i + ",");
    }
    assertThat(ana.hear()).contains("subscribed");
  }

  /** 20 MB: more than both ends' buffers hold, and many times what may wait for a reader. */
  @Test
  void whoMissedMuchCatchesUpAsFastAsTheyRead() throws Exception {
    String words = "w".repeat(1_000);
    for (int i = 1; i <= 20_000; i++) {
      talk.say(OPEN, words);
    }
    Tab ana = open("ana");
    ana.subscribe(OPEN, "0");
    for (int i = 1; i <= 20_000; i++) {
      assertThat(ana.hear()).contains("\"n\":" + i + ",");
    }
    assertThat(ana.hear()).contains("subscribed");
    talk.say(OPEN, "and on");
    assertThat(ana.hear()).contains("and on");
  }

  /** Parts of many sizes: of some the last frame fills the connection, and flushing empties it. */
  @Test
  void aPartThatJustFillsTheConnectionIsFollowedByTheNext() throws Exception {
    int parts = 300;
    for (int i = 0; i < parts * 128; i++) {
      talk.say(OPEN, "w".repeat(300 + i / 128));
    }
    Tab ana = open("ana");
    ana.subscribe(OPEN, "0");
    for (int i = 1; i <= parts * 128; i++) {
      assertThat(ana.hear()).contains("\"n\":" + i + ",");
    }
    assertThat(ana.hear()).contains("subscribed");
    assertThat(served.uncaught).isEmpty();
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

  /** More than are flushed in a row on either event loop, and more to say before they are. */
  @Test
  void manySocketsHearAllOfItInOneOrder() throws Exception {
    for (int i = 0; i < 150; i++) {
      listening("p" + (char) ('a' + i % 25) + (char) ('a' + i / 25), OPEN);
    }
    for (int i = 1; i <= 30; i++) {
      talk.say(OPEN, "text");
    }
    for (Tab tab : tabs) {
      for (int i = 1; i <= 30; i++) {
        assertThat(tab.hear()).contains("\"n\":" + i + ",");
      }
    }
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
