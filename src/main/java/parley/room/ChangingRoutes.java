package parley.room;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parley.forum.Attribution;
import parley.forum.Room;
import parley.forum.Rule;
import parley.forum.Seat;
import parley.forum.View;
import parley.live.Done;
import parley.live.Forums;
import parley.room.RoomShown.RuleAnswer;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Ids;
import parley.web.Routes;
import parley.web.Table;
import parley.web.Text;

/** What changes rooms: opening and closing them, who is in them, and what holds there. */
public final class ChangingRoutes implements Routes {
  private static final String ROOM = "/api/forums/:forum/rooms/:room";
  private static final String GROUP = "/api/forums/:forum/groups/:group";
  private final Forums forums;

  public ChangingRoutes(Forums forums) {
    this.forums = forums;
  }

  @Override
  public void routes(Table table) {
    table.put(ROOM + "/rule", Tightening.class, this::tighten);
    table.put(ROOM + "/lock", Lock.class, this::lock);
    table.put(ROOM + "/pace", Pace.class, this::slow);
    table.put(ROOM + "/record", Record.class, this::record);
    table.put(ROOM + "/closure", Change.class, this::close);
    table.put(ROOM + "/members", Members.class, this::putIn);
    table.put(ROOM + "/members/:participant/removal", Change.class, this::takeOut);
    table.post(GROUP + "/rooms", NewRoom.class, this::open);
    table.put(GROUP + "/caucuses", Change.class, this::openCaucuses);
  }

  /** The body of a tightening: the whole rule as it is to be. */
  public record Tightening(String command, Rule rule) implements Forums.Request {}

  /** Whether nobody may write. */
  public record Lock(String command, boolean locked) implements Forums.Request {}

  /** How many seconds somebody waits between two contributions; 0 for not at all. */
  public record Pace(String command, int seconds) implements Forums.Request {}

  /** Whether what is said is off the record. */
  public record Record(String command, boolean offRecord) implements Forums.Request {}

  /** A change whose object stands in the address. */
  public record Change(String command) implements Forums.Request {}

  /** Puts several into a room, all or none; {@code all}: they read from the beginning. */
  public record Members(String command, List<String> participants, boolean all)
      implements Forums.Request {}

  /** Opens a side room or a drafting group. */
  public record NewRoom(
      String command, Room.Kind kind, Text name, Rule.Preset preset, List<String> members)
      implements Forums.Request {}

  private record Opened(String room) {}

  private Answer tighten(Call call, Tightening body) {
    return inside(call, body, new RoomCommand.Tighten(call.id("room"), body.rule()));
  }

  private Answer lock(Call call, Lock body) {
    return inside(call, body, new RoomCommand.Lock(call.id("room"), body.locked()));
  }

  private Answer slow(Call call, Pace body) {
    return inside(call, body, new RoomCommand.Slow(call.id("room"), body.seconds()));
  }

  private Answer record(Call call, Record body) {
    return inside(call, body, new RoomCommand.GoOffRecord(call.id("room"), body.offRecord()));
  }

  private Answer close(Call call, Change body) {
    return inside(call, body, new RoomCommand.Close(call.id("room")));
  }

  private Answer inside(Call call, Forums.Request body, RoomCommand.Inside command) {
    List<String> about = List.of(call.id("forum"), command.room());
    Done done = forums.ask(call.account(), body, command, about);
    Attribution attribution = forums.attribution();
    View view = View.of(Seat.of(done.forum(), call.account().id()), command.room(), attribution);
    return Answer.ok(new RuleAnswer(view.rule(), forums.cursor(view)));
  }

  private Answer putIn(Call call, Members body) {
    String forum = call.id("forum");
    String room = call.id("room");
    var command = new RoomCommand.PutIn(forum, room, body.participants(), body.all());
    forums.ask(call.account(), body, command, List.of(forum, room));
    return Answer.noContent();
  }

  private Answer takeOut(Call call, Change body) {
    String forum = call.id("forum");
    String room = call.id("room");
    String participant = call.id("participant");
    var command = new RoomCommand.TakeOut(forum, room, participant);
    forums.ask(call.account(), body, command, List.of(forum, room, participant));
    return Answer.noContent();
  }

  private Answer open(Call call, NewRoom body) {
    String forum = call.id("forum");
    String group = call.id("group");
    Rule rule = body.preset().rule();
    var made = new RoomCommand.NewRoom(Ids.random(), body.kind(), body.name(), rule);
    var command = new RoomCommand.Open(forum, group, made, body.members());
    Done done = forums.ask(call.account(), body, command, List.of(forum, group));
    return Answer.created(new Opened(done.subject()));
  }

  private Answer openCaucuses(Call call, Change body) {
    String forum = call.id("forum");
    String group = call.id("group");
    Map<String, String> rooms = new TreeMap<>();
    Seat seat = forums.seat(call.account().id(), forum);
    seat.forum().parties().keySet().forEach(party -> rooms.put(party, Ids.random()));
    var command = new RoomCommand.OpenCaucuses(forum, group, rooms, RoomCommand.CAUCUS);
    forums.ask(call.account(), body, command, List.of(forum, group));
    return Answer.noContent();
  }
}
