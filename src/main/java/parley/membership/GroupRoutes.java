package parley.membership;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.forum.Command;
import parley.forum.Forum.Group;
import parley.forum.Rule;
import parley.forum.Seat;
import parley.live.Forums;
import parley.membership.MembershipCommand.Add;
import parley.membership.MembershipCommand.CloseGroup;
import parley.membership.MembershipCommand.NewGroup;
import parley.membership.MembershipCommand.OpenGroup;
import parley.membership.MembershipCommand.TakeOut;
import parley.membership.MembershipRoutes.Change;
import parley.membership.MembershipRoutes.Horizon;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Ids;
import parley.web.Routes;
import parley.web.Table;
import parley.web.Text;

/** Opening and closing working groups, and who is in them. */
final class GroupRoutes implements Routes {
  private static final String GROUPS = "/api/forums/:forum/groups";
  private static final String MEMBER = GROUPS + "/:group/members/:participant";
  private static final Text PLENARY =
      new Text(
          Map.of(
              "en", "Plenary",
              "ru", "Пленарное заседание",
              "zh", "全体会议",
              "fr", "Plénière",
              "ar", "الجلسة العامة",
              "fa", "نشست عمومی"));
  private final Forums forums;

  GroupRoutes(Forums forums) {
    this.forums = forums;
  }

  @Override
  public void routes(Table table) {
    table.post(GROUPS, NewWorkingGroup.class, this::open);
    table.put(GROUPS + "/:group/members", Members.class, this::addAll);
    table.put(GROUPS + "/:group/closure", Closure.class, this::close);
    table.put(MEMBER, Membership.class, this::add);
    table.put(MEMBER + "/removal", Change.class, this::takeOut);
  }

  /** Opens a working group from a template: its rule preset and its members. */
  public record NewWorkingGroup(
      String command,
      Text name,
      String symbol,
      Text mandate,
      Rule.Preset preset,
      List<String> members)
      implements Forums.Request {}

  /** Makes somebody a member of a working group. */
  public record Membership(String command, @Nullable Horizon horizon) implements Forums.Request {}

  /** Makes several members of a working group, all or none. */
  public record Members(String command, List<String> participants, Horizon horizon)
      implements Forums.Request {}

  /** Ends a working group; with a report, that is for all who sit in the forum. */
  public record Closure(String command, @Nullable Text report) implements Forums.Request {}

  private record Opened(String group, String room) {}

  private record Nothing() {}

  private Answer open(Call call, NewWorkingGroup body) {
    String forum = call.id("forum");
    NewGroup group =
        new NewGroup(
            Ids.random(),
            Ids.random(),
            body.symbol(),
            body.name(),
            body.mandate(),
            PLENARY,
            body.preset().rule());
    OpenGroup command = new OpenGroup(forum, group, body.members());
    var done = forums.ask(call.account(), body, command, List.of(forum));
    Group opened = Seat.of(done.forum(), call.account().id()).group(done.subject());
    return Answer.created(new Opened(opened.id(), opened.plenary()));
  }

  private Answer add(Call call, Membership body) {
    String forum = call.id("forum");
    String group = call.id("group");
    String participant = call.id("participant");
    Add command = new Add(forum, group, List.of(participant), body.horizon() != Horizon.NOW);
    forums.ask(call.account(), body, command, List.of(forum, group, participant));
    return Answer.ok(new Nothing());
  }

  private Answer addAll(Call call, Members body) {
    String forum = call.id("forum");
    String group = call.id("group");
    Add command = new Add(forum, group, body.participants(), body.horizon() == Horizon.ALL);
    forums.ask(call.account(), body, command, List.of(forum, group));
    return Answer.ok(new Nothing());
  }

  private Answer close(Call call, Closure body) {
    String forum = call.id("forum");
    String group = call.id("group");
    Text report = body.report();
    Command command =
        report == null
            ? new CloseGroup(forum, group)
            : new PartyCommand.CloseWithReport(forum, group, report);
    forums.ask(call.account(), body, command, List.of(forum, group));
    return Answer.ok(new Nothing());
  }

  private Answer takeOut(Call call, Change body) {
    String forum = call.id("forum");
    String group = call.id("group");
    String participant = call.id("participant");
    TakeOut command = new TakeOut(forum, group, participant);
    forums.ask(call.account(), body, command, List.of(forum, group, participant));
    return Answer.ok(new Nothing());
  }
}
