package parley.room;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import parley.forum.Role.Right;
import parley.forum.Seat;
import parley.forum.View;
import parley.store.Database;
import parley.store.Journal;
import parley.store.chain.Chain;

/** The heads of chains, as far as a seat may see them. Reads the database. */
final class Chains {
  private final Journal journal;

  Chains(Database database) {
    this.journal = Journal.forums(database);
  }

  /** The head of a room as its cursor stands; null where that was written before there were any. */
  @Nullable String room(View view) {
    byte[] link = journal.link(view.forum().id(), view.room().last());
    return link == null ? null : text(link);
  }

  /**
   * The forum's chain at the start of a day (UTC): it differs each day, whatever happened.
   *
   * @throws parley.web.Problem forbidden for whoever is no co-chair
   */
  String day(Seat seat, LocalDate date) {
    seat.require(Right.APPROVE);
    Instant start = date.atStartOfDay(ZoneOffset.UTC).toInstant();
    long n = seat.forum().last().n();
    return text(Chain.day(date, journal.linkBefore(seat.forum().id(), n, start)));
  }

  private static String text(byte[] link) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(link);
  }
}
