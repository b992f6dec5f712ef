package parley.server.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where much is under way, the least important is refused first. */
class GateTest {
  private static final int RUNNING = 200;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Gate gate = new Gate(new Gate.Places(RUNNING, 64, 1_000), meters);

  @Test
  void eachRankIsRefusedBeforeTheNext() {
    List<Rank> order =
        List.of(
            Rank.SEARCH,
            Rank.FILES,
            Rank.CARETS,
            Rank.LISTENING,
            Rank.CATCHING_UP,
            Rank.READING,
            Rank.WRITING,
            Rank.PROTECTING);
    assertThat(Rank.values()).containsExactlyElementsOf(order);
    int taken = 0;
    for (Rank full : order) {
      for (; taken < full.places(RUNNING); taken++) {
        assertThat(gate.enter(Rank.PROTECTING)).isTrue();
      }
      List<Rank> in = Stream.of(Rank.values()).filter(this::comesIn).toList();
      assertThat(in)
          .as("%d places taken", taken)
          .containsExactlyElementsOf(order.subList(order.indexOf(full) + 1, order.size()));
    }
    assertThat(taken).isEqualTo(RUNNING);
  }

  private boolean comesIn(Rank rank) {
    boolean in = gate.enter(rank);
    if (in) {
      gate.leave(rank);
    }
    return in;
  }

  @Test
  void longPollsTakeNoPlaceOfWhatWorks() {
    int polls = 0;
    while (gate.enter(Rank.LISTENING)) {
      polls++;
    }
    assertThat(polls).isEqualTo(RUNNING * 60 / 100);
    assertThat(comesIn(Rank.SEARCH)).isTrue();
    gate.leave(Rank.LISTENING);
    assertThat(comesIn(Rank.LISTENING)).isTrue();
  }

  @Test
  void bodiesThatProtectAreReadBesideAllOthers() {
    Gate.Bodies words = gate.bodies(Rank.WRITING);
    Gate.Bodies removal = gate.bodies(Rank.PROTECTING);
    assertThat(words.reserve(950)).isTrue();
    assertThat(words.reserve(1)).isFalse();
    assertThat(removal.reserve(50)).isTrue();
    assertThat(removal.reserve(1)).isFalse();
    words.release(100);
    assertThat(words.reserve(50)).isTrue();
  }

  @Test
  void whatProtectsIsKnownByItsRoute() {
    Map<String, Rank> some =
        Map.of(
            "PUT /api/forums/:forum/people/:participant/removal", Rank.PROTECTING,
            "PUT /api/forums/:forum/rooms/:room/rule", Rank.PROTECTING,
            "PUT /api/forums/:forum/rooms/:room/loosening", Rank.WRITING,
            "POST /api/search", Rank.SEARCH,
            "GET /api/forums/:forum/rooms/:room", Rank.READING,
            "POST /api/forums/:forum/rooms/:room/threads", Rank.WRITING);
    some.forEach((route, rank) -> {
      String[] parts = route.split(" ", 2);
      assertThat(Rank.of(parts[0], parts[1])).as(route).isEqualTo(rank);
    });
  }
}
