package parley.news;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parley.forum.Seat;
import parley.forum.View;
import parley.live.Forums;
import parley.store.Position;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Problem;
import parley.web.Routes;
import parley.web.Table;

/** What is new of papers and agendas since somebody was here, and that they have seen it. */
public final class NewsRoutes implements Routes {
  private static final String ROOM = "/api/forums/:forum/rooms/:room";
  private static final int THINGS_MAX = 500;
  private final Forums forums;
  private final RoomNews news;

  public NewsRoutes(Forums forums, RoomNews news) {
    this.forums = forums;
    this.news = news;
  }

  @Override
  public void routes(Table table) {
    table.get(ROOM + "/news", this::read);
    table.put(ROOM + "/seen", Shown.class, this::see);
  }

  /** Paper or session → the cursor at which it was shown. */
  public record Shown(Map<String, String> things) {}

  private record News(List<RoomNews.OfPaper> papers, List<RoomNews.OfSession> sessions) {}

  private Answer read(Call call) {
    Seat seat = seat(call);
    View view = View.of(seat, call.id("room"), forums.attribution());
    return Answer.ok(new News(news.papers(seat, view), news.sessions(seat, view)));
  }

  private Answer see(Call call, Shown shown) {
    Seat seat = seat(call);
    View view = View.of(seat, call.id("room"), forums.attribution());
    if (shown.things().size() > THINGS_MAX) {
      throw Problem.field("things", "names too many");
    }
    Map<String, Position> places = new HashMap<>();
    shown
        .things()
        .forEach((thing, cursor) -> {
          Position at = forums.position(view.forum().id(), view.room().id(), cursor);
          if (news.has(view, thing)) { // what is held is not here yet, and is new when it opens
            places.put(thing, at);
          }
        });
    news.note(seat, view, places);
    return Answer.noContent();
  }

  private Seat seat(Call call) {
    return forums.seat(call);
  }
}
