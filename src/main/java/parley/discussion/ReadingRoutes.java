package parley.discussion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import parley.attention.Marks;
import parley.discussion.DiscussionView.ContributionShown;
import parley.discussion.DiscussionView.ThreadSummary;
import parley.discussion.Threads.Thread;
import parley.forum.Event;
import parley.forum.Seat;
import parley.forum.View;
import parley.live.Forums;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Problem;
import parley.web.Routes;
import parley.web.Table;

/** Reading a thread and its versions, and marking how far one has read, over HTTP. */
public final class ReadingRoutes implements Routes {
  private static final int PAGE_MAX = 200;
  private static final int MARKS_MAX = 500;
  private final Forums forums;
  private final Discussions discussions;
  private final Marks marks;
  private final Unread unread;

  public ReadingRoutes(Forums forums, Discussions discussions, Marks marks, Unread unread) {
    this.forums = forums;
    this.discussions = discussions;
    this.marks = marks;
    this.unread = unread;
  }

  @Override
  public void routes(Table table) {
    table.get(DiscussionRoutes.THREAD, this::read);
    table.get(DiscussionRoutes.ONE + "/versions", this::versions);
    table.put("/api/forums/:forum/rooms/:room/marks", ReadTo.class, this::mark);
  }

  /** Thread → the last contribution read. */
  public record ReadTo(Map<String, String> threads) {}

  private record OneThread(
      ThreadSummary thread,
      List<ContributionShown> contributions,
      List<String> mine,
      @Nullable String readTo,
      String cursor,
      boolean more) {}

  private record Version(int version, Instant at, Object body) {}

  private record Versions(List<Version> versions) {}

  private Answer read(Call call) {
    DiscussionRoutes.Target t = DiscussionRoutes.Target.of(call);
    Seat seat = forums.seat(call);
    View view = View.of(seat, t.room(), forums.attribution());
    Thread thread = DiscussionRoutes.thread(view, discussions, call.id("thread"));
    DiscussionView shown = new DiscussionView(view, view.forum().of(discussions));
    List<Contribution> all = shown.readable(thread);
    int from = from(all, call.query("after"), view.forum().of(discussions).in(t.room()));
    int to = Math.min(all.size(), from + call.number("limit", PAGE_MAX, 1, PAGE_MAX));
    // not subList: that of a persistent vector takes out what is in front one by one
    List<Contribution> page = IntStream.range(from, to).mapToObj(all::get).toList();
    return Answer.ok(
        new OneThread(
            shown.summary(thread, unread.fresh(seat, view, thread)),
            page.stream().map(c -> shown.show(thread, c)).toList(),
            mine(seat, thread, page),
            marks.read(t.account().id(), t.room(), thread.id()),
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
    DiscussionRoutes.Target t = DiscussionRoutes.Target.of(call);
    View view = forums.view(t.account().id(), t.forum(), t.room());
    DiscussionRoutes.thread(view, discussions, call.id("thread"));
    Threads threads = view.forum().of(discussions);
    Contribution found = threads.contribution(t.room(), call.id("contribution"));
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
    DiscussionRoutes.Target t = DiscussionRoutes.Target.of(call);
    View view = View.of(forums.seat(call), t.room(), forums.attribution());
    if (body.threads().size() > MARKS_MAX) {
      throw Problem.field("threads", "names too many");
    }
    Threads threads = view.forum().of(discussions);
    body.threads()
        .forEach((thread, read) -> {
          if (threads.thread(t.room(), thread) == null
              || threads.contribution(t.room(), read) == null) {
            throw Problem.field("threads", "names what is not here");
          }
        });
    marks.mark(t.account().id(), t.room(), body.threads());
    return Answer.noContent();
  }

  private static int from(List<Contribution> all, @Nullable String after, Threads.InRoom in) {
    if (after == null) {
      return 0;
    }
    Threads.Place place = in.places().get(after);
    int index = place == null ? -1 : place.index(); // where nothing is left out, that is it
    if (index >= 0 && index < all.size() && all.get(index).id().equals(after)) {
      return index + 1;
    }
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).id().equals(after)) {
        return i + 1;
      }
    }
    throw Problem.notFound();
  }
}
