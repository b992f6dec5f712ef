package parley.room;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import parley.forum.Seat;
import parley.forum.View;
import parley.live.Forums;
import parley.store.Database;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Routes;
import parley.web.Table;

/** Heads of the hash chains: a room's for its members, the forum's of the day for co-chairs. */
public final class HeadRoutes implements Routes {
  private final Forums forums;
  private final Chains chains;
  private final InstantSource clock;

  public HeadRoutes(Forums forums, Database database, InstantSource clock) {
    this.forums = forums;
    this.chains = new Chains(database);
    this.clock = clock;
  }

  @Override
  public void routes(Table table) {
    table.get("/api/forums/:forum/rooms/:room/head", this::room);
    table.get("/api/forums/:forum/head", this::day);
  }

  /**
   * @param head of everything up to the cursor
   */
  private record RoomHead(@Nullable String head, String cursor) {}

  private record DayHead(String date, String head) {}

  private Answer room(Call call) {
    Seat seat = forums.seat(call);
    View view = View.of(seat, call.id("room"), forums.attribution());
    return Answer.ok(new RoomHead(chains.room(view), forums.cursor(view)));
  }

  private Answer day(Call call) {
    Seat seat = forums.seat(call.account().id(), call.id("forum"));
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return Answer.ok(new DayHead(today.toString(), chains.day(seat, today)));
  }
}
