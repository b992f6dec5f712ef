package parley.discussion;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import parley.discussion.DiscussionCommand.Contribute;
import parley.discussion.DiscussionCommand.Edit;
import parley.discussion.DiscussionCommand.OpenThread;
import parley.discussion.DiscussionCommand.Withdraw;
import parley.discussion.DiscussionView.ContributionShown;
import parley.discussion.DiscussionView.ThreadSummary;
import parley.discussion.Threads.Thread;
import parley.forum.Seat;
import parley.forum.View;
import parley.live.Done;
import parley.live.Forums;
import parley.store.Position;
import parley.web.Account;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Ids;
import parley.web.Problem;
import parley.web.Routes;
import parley.web.Table;

/** Opening threads, contributing, editing and withdrawing, over HTTP. */
public final class DiscussionRoutes implements Routes {
  private static final String THREADS = "/api/forums/:forum/rooms/:room/threads";
  static final String THREAD = THREADS + "/:thread";
  static final String ONE = THREAD + "/contributions/:contribution";
  private final Forums forums;
  private final Discussions discussions;

  public DiscussionRoutes(Forums forums, Discussions discussions) {
    this.forums = forums;
    this.discussions = discussions;
  }

  @Override
  public void routes(Table table) {
    table.post(THREADS, NewThread.class, this::open);
    table.post(THREAD + "/contributions", NewContribution.class, this::contribute);
    table.put(ONE, NewVersion.class, this::edit);
    table.put(ONE + "/withdrawal", Withdrawal.class, this::withdraw);
  }

  /** Opens a thread; {@code shown} is the cursor of the room as its author saw it. */
  public record NewThread(String command, String shown, String title, String language, Doc body)
      implements Forums.Request {}

  /** Contributes to a thread. */
  public record NewContribution(
      String command, String shown, @Nullable String parent, String language, Doc body)
      implements Forums.Request {}

  /** Replaces the words of the version named. */
  public record NewVersion(String command, String shown, int version, Doc body)
      implements Forums.Request {}

  /** Takes a contribution back. */
  public record Withdrawal(String command) implements Forums.Request {}

  private record NewlyOpened(ThreadSummary thread, ContributionShown contribution, String cursor) {}

  private record NewlyMade(ContributionShown contribution, String cursor) {}

  private Answer open(Call call, NewThread body) {
    Target t = Target.of(call);
    OpenThread command =
        new OpenThread(
            t.room,
            Ids.random(),
            Ids.random(),
            shown(t, body.shown()),
            body.title(),
            body.language(),
            body.body());
    Done done = forums.ask(t.account, body, command, List.of(t.forum, t.room));
    View view = view(done, t);
    Thread thread = threadOf(view, done.subject());
    Contribution first = thread.contributions().getFirst();
    DiscussionView shown = new DiscussionView(view, view.forum().of(discussions));
    return Answer.created(
        new NewlyOpened(
            shown.summary(thread, 0), shown.show(thread, first), forums.cursor(view, done.at())));
  }

  private Answer contribute(Call call, NewContribution body) {
    Target t = Target.of(call);
    String thread = call.id("thread");
    Contribute command =
        new Contribute(
            t.room,
            thread,
            Ids.random(),
            body.parent(),
            shown(t, body.shown()),
            body.language(),
            body.body());
    Done done = forums.ask(t.account, body, command, List.of(t.forum, t.room, thread));
    return Answer.created(made(view(done, t), done));
  }

  private Answer edit(Call call, NewVersion body) {
    Target t = Target.of(call);
    String thread = call.id("thread");
    String id = call.id("contribution");
    Edit command =
        new Edit(t.room, thread, id, body.version(), shown(t, body.shown()), body.body());
    Done done = forums.ask(t.account, body, command, List.of(t.forum, t.room, thread, id));
    return Answer.ok(made(view(done, t), done));
  }

  private Answer withdraw(Call call, Withdrawal body) {
    Target t = Target.of(call);
    String thread = call.id("thread");
    String id = call.id("contribution");
    Withdraw command = new Withdraw(t.room, thread, id);
    Done done = forums.ask(t.account, body, command, List.of(t.forum, t.room, thread, id));
    return Answer.ok(made(view(done, t), done));
  }

  /** Who speaks to which room. */
  record Target(Account account, String forum, String room) {
    static Target of(Call call) {
      return new Target(call.account(), call.id("forum"), call.id("room"));
    }
  }

  private Position shown(Target t, String cursor) {
    forums.seat(t.account.id(), t.forum).room(t.room); // what is not there has no cursors either
    return forums.position(t.forum, t.room, cursor);
  }

  private View view(Done done, Target t) {
    return View.of(Seat.of(done.forum(), t.account.id()), t.room, forums.attribution());
  }

  private NewlyMade made(View view, Done done) {
    Thread thread = threadOf(view, done.subject());
    Threads threads = view.forum().of(discussions);
    Contribution now =
        Objects.requireNonNull(threads.contribution(view.room().id(), done.subject()));
    return new NewlyMade(
        new DiscussionView(view, threads).show(thread, now), forums.cursor(view, done.at()));
  }

  private Thread threadOf(View view, String contribution) {
    Threads threads = view.forum().of(discussions);
    Threads.Place place = threads.in(view.room().id()).places().get(contribution);
    return thread(view, discussions, place == null ? "" : place.thread());
  }

  /** A thread that this view may read something of. */
  static Thread thread(View view, Discussions discussions, String id) {
    Thread thread = view.forum().of(discussions).thread(view.room().id(), id);
    if (thread == null || !view.reads(thread.contributions().getLast().at())) {
      throw Problem.notFound();
    }
    return thread;
  }
}
