package parley.digest;

import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which letters somebody wants.
 *
 * @param usual of every room that has none of its own
 * @param hour of the daily and the weekly one, by their own clock
 * @param weekday of the weekly one, Monday is 1
 * @param reminders whether they are reminded of what waits for their answer
 * @param hoursAhead how long before its time they are
 * @param zone where their settings name none; null for UTC
 */
public record Choices(
    Cadence usual,
    int hour,
    int weekday,
    boolean reminders,
    int hoursAhead,
    @Nullable String zone,
    Map<String, Cadence> rooms) {
  static final int ROOMS_MAX = 500;
  static final int HOURS_AHEAD_MAX = 72;
  static final Choices USUAL = new Choices(Cadence.DAILY, 8, 1, true, 24, null, Map.of());

  Cadence of(String room) {
    return rooms.getOrDefault(room, usual);
  }

  /** No letter at all from now on. */
  Choices none() {
    return new Choices(Cadence.NEVER, hour, weekday, false, hoursAhead, zone, Map.of());
  }

  ZoneId zone(@Nullable String ofSettings) {
    String named = ofSettings == null ? zone : ofSettings;
    return named == null ? ZoneId.of("UTC") : ZoneId.of(named);
  }
}
