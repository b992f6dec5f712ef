package parley.digest;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/**
 * When letters may be due: times of the clock, not of what happens in rooms. Each person's letter
 * comes some minutes after them, as many as chance says anew each time, and tells what was there at
 * the slot, so that whoever sees mail go by learns neither when somebody spoke nor who sits
 * together.
 */
final class Slots {
  static final Duration JITTER_MAX = Duration.ofMinutes(20);
  private static final Duration HALF_HOUR = Duration.ofMinutes(30);

  private Slots() {}

  /** The last time of the clock, now or before, at which a letter of this cadence was due. */
  static Instant last(Cadence cadence, Choices choices, ZoneId zone, Instant now) {
    return switch (cadence) {
      case SOON, NEVER -> nextHalfHour(now).minus(HALF_HOUR);
      case DAILY -> daily(choices, now.atZone(zone)).toInstant();
      case WEEKLY -> weekly(choices, now.atZone(zone)).toInstant();
    };
  }

  /** The next half hour of the clock after a moment. */
  static Instant nextHalfHour(Instant now) {
    long seconds =
        HALF_HOUR.toSeconds() - Math.floorMod(now.getEpochSecond(), HALF_HOUR.toSeconds());
    return now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(seconds);
  }

  private static ZonedDateTime daily(Choices choices, ZonedDateTime now) {
    ZonedDateTime today = at(now, choices.hour());
    return today.isAfter(now) ? at(now.minusDays(1), choices.hour()) : today;
  }

  private static ZonedDateTime weekly(Choices choices, ZonedDateTime now) {
    DayOfWeek day = DayOfWeek.of(choices.weekday());
    ZonedDateTime last = at(now.with(TemporalAdjusters.previousOrSame(day)), choices.hour());
    return last.isAfter(now) ? at(last.minusDays(7), choices.hour()) : last;
  }

  /** Where clocks skip the hour, the next there is. */
  private static ZonedDateTime at(ZonedDateTime day, int hour) {
    return day.toLocalDate().atTime(LocalTime.of(hour, 0)).atZone(day.getZone());
  }

  /**
   * How long after a slot.
   *
   * @param chance anything, that nobody can foresee
   */
  static Duration jitter(String chance) {
    return Duration.ofSeconds(Math.floorMod(chance.hashCode(), JITTER_MAX.toSeconds()));
  }
}
