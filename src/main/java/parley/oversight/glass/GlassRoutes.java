package parley.oversight.glass;

import java.util.List;
import parley.live.Forums;
import parley.oversight.glass.GlassCommand.End;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Routes;
import parley.web.Table;

/** Closing a room again that was opened to somebody. */
public final class GlassRoutes implements Routes {
  private final Forums forums;

  public GlassRoutes(Forums forums) {
    this.forums = forums;
  }

  @Override
  public void routes(Table table) {
    table.put("/api/forums/:forum/rooms/:room/glasses/:glass/end", Ending.class, this::end);
  }

  /** Ends what stands in the address. */
  public record Ending(String command) implements Forums.Request {}

  private Answer end(Call call, Ending body) {
    String room = call.id("room");
    String glass = call.id("glass");
    forums.ask(call.account(), body, new End(room, glass), List.of(call.id("forum"), room, glass));
    return Answer.noContent();
  }
}
