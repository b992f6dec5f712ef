package parley.translation;

import java.util.List;
import parley.forum.Participant;
import parley.forum.Role;
import parley.forum.Role.Right;
import parley.forum.Seat;
import parley.live.Forums;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Routes;
import parley.web.Table;

/** Into which languages interpreters translate, for those who seat them. */
public final class InterpreterRoutes implements Routes {
  private static final String FORUM = "/api/forums/:forum";
  private final Forums forums;
  private final Interpreters interpreters;

  public InterpreterRoutes(Forums forums, Interpreters interpreters) {
    this.forums = forums;
    this.interpreters = interpreters;
  }

  @Override
  public void routes(Table table) {
    table.get(FORUM + "/interpreters", this::list);
    table.put(FORUM + "/people/:participant/languages", Languages.class, this::set);
  }

  /** Those an interpreter translates into; none for all. */
  public record Languages(String command, List<String> languages) implements Forums.Request {}

  private record Line(String participant, List<String> languages) {}

  private record Page(List<Line> interpreters) {}

  private Answer list(Call call) {
    Seat seat = forums.seat(call.account().id(), call.id("forum"));
    seat.require(Right.SEAT);
    return Answer.ok(
        new Page(
            seat.forum().participants().values().stream()
                .filter(one -> one.removed() == null && one.roles().contains(Role.INTERPRETER))
                .map(Participant::id)
                .sorted()
                .map(one -> new Line(one, interpreters.languages(seat.forum(), one)))
                .toList()));
  }

  private Answer set(Call call, Languages body) {
    String forum = call.id("forum");
    String participant = call.id("participant");
    var command = new Interpreters.SetInterpreter(forum, participant, body.languages());
    forums.ask(call.account(), body, command, List.of(forum, participant));
    return Answer.noContent();
  }
}
