package parley.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import parley.web.Ids;

/** When letters are due says the clock of whoever gets them, and chance. */
class SlotsTest {
  private static final ZoneId KABUL = ZoneId.of("Asia/Kabul");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final Choices MONDAYS =
      new Choices(Cadence.WEEKLY, 8, 1, true, 24, null, Map.of());

  private static Instant last(Cadence cadence, ZoneId zone, String now) {
    return Slots.last(cadence, MONDAYS, zone, Instant.parse(now));
  }

  @Test
  void dailyAndWeeklyOnesKeepToOnesOwnClock() {
    assertThat(last(Cadence.DAILY, KABUL, "2026-11-25T03:29:59Z"))
        .hasToString("2026-11-24T03:30:00Z");
    assertThat(last(Cadence.DAILY, KABUL, "2026-11-25T03:30:00Z"))
        .hasToString("2026-11-25T03:30:00Z");
    assertThat(last(Cadence.WEEKLY, KABUL, "2026-11-25T03:30:00Z"))
        .hasToString("2026-11-23T03:30:00Z");
    assertThat(last(Cadence.WEEKLY, KABUL, "2026-11-23T03:29:00Z"))
        .hasToString("2026-11-16T03:30:00Z");
  }

  @Test
  void theHourStaysWhereClocksAreMoved() {
    assertThat(last(Cadence.DAILY, NEW_YORK, "2026-03-08T20:00:00Z"))
        .hasToString("2026-03-08T12:00:00Z");
    assertThat(last(Cadence.DAILY, NEW_YORK, "2026-03-07T20:00:00Z"))
        .hasToString("2026-03-07T13:00:00Z");
  }

  @Test
  void soonIsByTheHalfHourWhateverHappens() {
    assertThat(last(Cadence.SOON, KABUL, "2026-11-25T03:29:59.999Z"))
        .hasToString("2026-11-25T03:00:00Z");
    assertThat(last(Cadence.SOON, KABUL, "2026-11-25T03:30:00Z"))
        .hasToString("2026-11-25T03:30:00Z");
  }

  @Test
  void chanceSpreadsThemOverTwentyMinutes() {
    Set<Duration> spread = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      Duration one = Slots.jitter(Ids.random());
      assertThat(one).isBetween(Duration.ZERO, Slots.JITTER_MAX);
      spread.add(one.truncatedTo(java.time.temporal.ChronoUnit.MINUTES));
    }
    assertThat(spread).hasSizeGreaterThan(15);
  }
}
