package parley.discussion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import parley.discussion.DiscussionCommand.Contribute;
import parley.discussion.DiscussionCommand.Edit;
import parley.discussion.DiscussionCommand.OpenThread;
import parley.discussion.DiscussionCommand.Withdraw;
import parley.discussion.DiscussionView.ContributionShown;
import parley.discussion.DiscussionView.ThreadSummary;
import parley.discussion.Threads.Thread;
import parley.forum.Event;
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

/** Reading, contributing, editing, withdrawing and marking as read, over HTTP. */
public final class DiscussionRoutes implements Routes {
  private static final String THREADS = "/api/forums/:forum/rooms/:room/threads";
  private static final String THREAD = THREADS + "/:thread";
  private static final String ONE = THREAD + "/contributions/:contribution";
  private static final int PAGE_MAX = 200;
  private static final int MARKS_MAX = 500;
  private final Forums forums;
  private final Discussions discussions;
  private final Marks marks;
  private final Unread unread;

  public DiscussionRoutes(Forums forums, Discussions discussions, Marks marks, Unread unread) {
    this.forums = forums;
    this.discussions = discussions;
    this.marks = marks;
    this.unread = unread;
  }

  @Override
  public void routes(Table table) {
    table.post(THREADS, NewThread.class, this::open);
    table.get(THREAD, this::read);
    table.post(THREAD + "/contributions", NewContribution.class, this::contribute);
    table.put(ONE, NewVersion.class, this::edit);
    table.put(ONE + "/withdrawal", Withdrawal.class, this::withdraw);
    table.get(ONE + "/versions", this::versions);
    table.put("/api/forums/:forum/rooms/:room/marks", ReadTo.class, this::mark);
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

  /** Thread → the last contribution read. */
  public record ReadTo(Map<String, String> threads) {}

  private record OneThread(
      ThreadSummary thread,
      List<ContributionShown> contributions,
      List<String> mine,
      @Nullable String readTo,
      String cursor,
      boolean more) {}

  private record NewlyOpened(ThreadSummary thread, ContributionShown contribution, String cursor) {}

  private record NewlyMade(ContributionShown contribution, String cursor) {}

  private record Version(int version, Instant at, Object body) {}

  private record Versions(List<Version> versions) {}

  private Answer open(Call call, NewThread body) {
    Target t = target(call);
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
    Target t = target(call);
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
    Target t = target(call);
    String thread = call.id("thread");
    String id = call.id("contribution");
    Edit command =
        new Edit(t.room, thread, id, body.version(), shown(t, body.shown()), body.body());
    Done done = forums.ask(t.account, body, command, List.of(t.forum, t.room, thread, id));
    return Answer.ok(made(view(done, t), done));
  }

  private Answer withdraw(Call call, Withdrawal body) {
    Target t = target(call);
    String thread = call.id("thread");
    String id = call.id("contribution");
    Withdraw command = new Withdraw(t.room, thread, id);
    Done done = forums.ask(t.account, body, command, List.of(t.forum, t.room, thread, id));
    return Answer.ok(made(view(done, t), done));
  }

  private Answer read(Call call) {
    Target t = target(call);
    Seat seat = forums.seat(t.account.id(), t.forum);
    View view = View.of(seat, t.room, forums.attribution());
    Thread thread = thread(view, call.id("thread"));
    DiscussionView shown = new DiscussionView(view, view.forum().of(discussions));
    List<Contribution> all = shown.readable(thread);
    int from = from(all, call.query("after"));
    int to = Math.min(all.size(), from + call.number("limit", PAGE_MAX, 1, PAGE_MAX));
    List<Contribution> page = all.subList(from, to);
    return Answer.ok(
        new OneThread(
            shown.summary(thread, unread.fresh(seat, view, thread)),
            page.stream().map(c -> shown.show(thread, c)).toList(),
            mine(seat, thread, page),
            marks.read(t.account.id(), t.room, thread.id()),
            forums.cursor(view),
            to < all.size()));
  }

  private List<String> mine(Seat seat, Thread thread, List<Contribution> page) {
    return page.stream()
        .filter(c -> c.withdrawn() == null)
        .filter(c -> forums.attribution().wrote(seat, c.author(), thread.id(), c.id()))
        .map(Contribution::id)
        .toList();
  }

  private Answer versions(Call call) {
    Target t = target(call);
    View view = forums.view(t.account.id(), t.forum, t.room);
    thread(view, call.id("thread"));
    Threads threads = view.forum().of(discussions);
    Contribution found = threads.contribution(t.room, call.id("contribution"));
    if (found == null || found.withdrawn() != null || !view.reads(found.at())) {
      throw Problem.notFound();
    }
    DiscussionView shown = new DiscussionView(view, threads);
    List<Version> versions = new ArrayList<>();
    for (Contribution.Version version : found.versions()) {
      Event event = forums.event(view, version.at());
      if (event instanceof DiscussionEvent said && said.words() != null) {
        Object body = shown.withQuotes(said.words());
        versions.add(new Version(versions.size() + 1, version.time(), body));
      }
    }
    return Answer.ok(new Versions(versions));
  }

  private Answer mark(Call call, ReadTo body) {
    Target t = target(call);
    View view = forums.view(t.account.id(), t.forum, t.room);
    if (body.threads().size() > MARKS_MAX) {
      throw Problem.field("threads", "names too many");
    }
    Threads threads = view.forum().of(discussions);
    body.threads()
        .forEach((thread, read) -> {
          if (threads.thread(t.room, thread) == null
              || threads.contribution(t.room, read) == null) {
            throw Problem.field("threads", "names what is not here");
          }
        });
    marks.mark(t.account.id(), t.room, body.threads());
    return Answer.noContent();
  }

  /** Who speaks to which room. */
  private record Target(Account account, String forum, String room) {}

  private static Target target(Call call) {
    return new Target(call.account(), call.id("forum"), call.id("room"));
  }

  private Position shown(Target t, String cursor) {
    forums.view(t.account.id(), t.forum, t.room); // what is not there has no cursors either
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
    return thread(view, place == null ? "" : place.thread());
  }

  private Thread thread(View view, String id) {
    Thread thread = view.forum().of(discussions).thread(view.room().id(), id);
    if (thread == null || !view.reads(thread.contributions().getLast().at())) {
      throw Problem.notFound();
    }
    return thread;
  }

  private static int from(List<Contribution> all, @Nullable String after) {
    if (after == null) {
      return 0;
    }
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).id().equals(after)) {
        return i + 1;
      }
    }
    throw Problem.notFound();
  }
}
