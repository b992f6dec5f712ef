package parley.digest;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.attention.Heeds;
import parley.forum.Feature;
import parley.forum.Feature.Wait;
import parley.forum.Seat;
import parley.forum.View;
import parley.live.Forums;

/** Asks the seats of an account what is new to it and what waits for it, in this moment's state. */
final class Asking {
  private final Forums forums;
  private final List<News> news;
  private final Heeds heeds;

  Asking(Forums forums, List<News> news, Heeds heeds) {
    this.forums = forums;
    this.news = news;
    this.heeds = heeds;
  }

  /**
   * What is asked for.
   *
   * @param since only what was made later
   * @param until only what was made by then
   */
  record Wanted(Choices chosen, Set<Cadence> cadences, Instant since, Instant until) {
    boolean holds(@Nullable Instant made) {
      return made != null && made.isAfter(since) && !made.isAfter(until);
    }

    boolean holds(Wait wait) {
      Cadence cadence = wait.room() == null ? chosen.usual() : chosen.of(wait.room());
      return cadences.contains(cadence) && holds(wait.asked());
    }
  }

  /** Whether rooms of these cadences hold something new, made within that time. */
  boolean hasNews(String account, Wanted wanted) {
    return forums
        .seats(account)
        .anyMatch(seat -> hasNews(seat, wanted) || waits(account, seat).anyMatch(wanted::holds));
  }

  private boolean hasNews(Seat seat, Wanted wanted) {
    return seat.rooms().stream()
        .filter(room -> wanted.cadences().contains(wanted.chosen().of(room.id())))
        .map(room -> View.of(seat, room.id(), forums.attribution()))
        .anyMatch(view -> wanted.holds(newest(seat, view, wanted.until())));
  }

  private @Nullable Instant newest(Seat seat, View view, Instant until) {
    Instant newest = null;
    for (News each : news) {
      Instant one = each.newest(seat, view, until);
      newest = one != null && (newest == null || one.isAfter(newest)) ? one : newest;
    }
    return newest;
  }

  /**
   * What waits for their answer, or begins, within the hours ahead of which they want to know; what
   * they were asked later than this moment does not wait yet.
   */
  Map<String, Instant> waits(String account, Choices chosen, Instant at) {
    Instant until = at.plus(Duration.ofHours(chosen.hoursAhead()));
    Map<String, Instant> waits = new HashMap<>();
    forums
        .seats(account)
        .flatMap(seat -> waits(account, seat))
        .filter(wait -> wait.asked() == null || !wait.asked().isAfter(at))
        .filter(wait -> wait.until().isAfter(at) && !wait.until().isAfter(until))
        .forEach(wait -> waits.put(wait.id(), kept(wait.until())));
    return waits;
  }

  /** As exact as it is when it is read again, or what was told of would be taken for another. */
  private static Instant kept(Instant until) {
    return until.truncatedTo(ChronoUnit.MILLIS);
  }

  /** All that waits for them, but in rooms that they muted. */
  private Stream<Wait> waits(String account, Seat seat) {
    return seat.forum().features().stream()
        .flatMap(feature -> waits(feature, seat).stream())
        .filter(wait -> wait.room() == null || heeds.of(account, wait.room()).hearsRoom());
  }

  private static <S> List<Wait> waits(Feature<S> feature, Seat seat) {
    return feature.waits(seat.forum().of(feature), seat);
  }
}
