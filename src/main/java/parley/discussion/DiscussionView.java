package parley.discussion;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import parley.discussion.Doc.Attributes;
import parley.discussion.Doc.Quote;
import parley.discussion.Threads.Thread;
import parley.forum.Attribution.Shown;
import parley.forum.Audience.RuleShown;
import parley.forum.View;
import parley.web.Json;

/** The threads of a room as one kind of viewer may read them. */
final class DiscussionView {
  private final View view;
  private final Threads threads;

  DiscussionView(View view, Threads threads) {
    this.view = view;
    this.threads = threads;
  }

  /** A thread in a list; its title is missing before the horizon, or where it was purged. */
  record ThreadSummary(
      String id,
      @Nullable String title,
      @Nullable String language,
      Instant opened,
      Instant lastActivity,
      int contributions,
      @JsonProperty("new") @Nullable Integer fresh,
      RuleShown rule,
      @Nullable Boolean purged) {}

  /** A contribution, or what is left of one that is gone: id, thread, parent, times. */
  record ContributionShown(
      String id,
      String thread,
      @Nullable String parent,
      Instant at,
      @Nullable Shown author,
      @Nullable RuleShown rule,
      @Nullable Integer version,
      @Nullable Instant editedAt,
      @Nullable String language,
      @Nullable Object body,
      @Nullable Instant withdrawn,
      @Nullable Boolean purged) {}

  /** A quote as it is read: with the words and their author, or gone. */
  record QuoteBlock(String type, QuoteAttributes attrs) {}

  record QuoteAttributes(
      String contribution,
      int version,
      int from,
      int to,
      @Nullable String text,
      @Nullable Shown author,
      @Nullable Boolean gone) {}

  private record Body(String type, List<Object> content) {}

  private record Opened(String type, ThreadSummary thread, ContributionShown contribution) {}

  private record Made(String type, ContributionShown contribution, Instant lastActivity) {}

  private record Changed(String type, ContributionShown contribution) {}

  private record Gone(String type, ContributionShown contribution, List<String> quotedIn) {}

  /**
   * The frame of an event, as today's state shows it; null where the viewer reads nothing of it.
   */
  @Nullable Object frame(DiscussionEvent event) {
    Thread thread = threads.thread(event.room(), event.thread());
    Contribution now = threads.contribution(event.room(), event.contribution());
    if (thread == null || now == null) {
      return null;
    }
    List<String> quotedIn = visible(now.quotedIn());
    boolean quotes = event instanceof DiscussionEvent.Withdrawn && !quotedIn.isEmpty();
    if (!view.reads(now.at()) && !quotes) {
      return null; // it was said before their horizon
    }
    ContributionShown shown = show(thread, now);
    return switch (event) {
      case DiscussionEvent.ThreadOpened e ->
          new Opened("threadOpened", summary(thread, null), shown);
      case DiscussionEvent.Contributed e -> new Made("contributed", shown, thread.lastActivity());
      case DiscussionEvent.Edited e -> new Changed("edited", shown);
      case DiscussionEvent.Withdrawn e -> new Gone("withdrawn", shown, quotedIn);
    };
  }

  private List<String> visible(List<String> contributions) {
    return contributions.stream().filter(id -> readable(id) != null).distinct().toList();
  }

  /**
   * All threads that hold something this viewer may read, newest activity first.
   *
   * @param fresh how many contributions of a thread are new to the person
   */
  List<ThreadSummary> summaries(ToIntFunction<Thread> fresh) {
    List<Thread> seen = new ArrayList<>();
    for (Thread thread : threads.threads(view.room().id())) {
      if (view.reads(thread.contributions().getLast().at())) {
        seen.add(thread);
      }
    }
    seen.sort(Comparator.comparing((Thread t) -> t.contributions().getLast().at()).reversed());
    return seen.stream().map(t -> summary(t, fresh.applyAsInt(t))).toList();
  }

  ThreadSummary summary(Thread thread, @Nullable Integer fresh) {
    boolean titled = view.reads(thread.at());
    return new ThreadSummary(
        thread.id(),
        titled ? thread.shownTitle() : null,
        titled ? thread.language() : null,
        titled ? thread.opened() : firstReadable(thread).time(),
        thread.lastActivity(),
        titled ? thread.contributions().size() : readable(thread).size(),
        fresh,
        RuleShown.of(thread.rule()),
        (titled && thread.shownTitle() == null) ? true : null);
  }

  private Contribution firstReadable(Thread thread) {
    return readable(thread).getFirst();
  }

  /** What this viewer may read of a thread, in the order in which it was made. */
  List<Contribution> readable(Thread thread) {
    if (view.readsAll()) {
      return thread.contributions(); // a long thread is not gone through for one page of it
    }
    return thread.contributions().stream().filter(c -> view.reads(c.at())).toList();
  }

  ContributionShown show(Thread thread, Contribution c) {
    String parent = c.parent() != null && readable(c.parent()) != null ? c.parent() : null;
    if (c.withdrawn() != null) {
      Boolean purged = c.purged() ? true : null;
      return new ContributionShown(
          c.id(),
          thread.id(),
          parent,
          c.time(),
          null,
          null,
          null,
          null,
          null,
          null,
          c.withdrawn(),
          purged);
    }
    Instant edited = c.version() > 1 ? c.versions().getLast().time() : null;
    return new ContributionShown(
        c.id(),
        thread.id(),
        parent,
        c.time(),
        view.author(c.author(), c.rule()),
        RuleShown.of(c.rule()),
        c.version(),
        edited,
        c.language(),
        body(c),
        null,
        null);
  }

  private @Nullable Object body(Contribution c) {
    return c.body() == null || !c.quotes() ? c.body() : withQuotes(c.body());
  }

  /** The words of a version with what they quote put in place. */
  Object withQuotes(Json.Raw body) {
    Doc doc = Doc.of(body);
    List<Object> content = new ArrayList<>();
    for (Doc.Block block : doc.content()) {
      Attributes a = block.attrs();
      boolean quote = block.type().equals("quote") && a != null;
      content.add(quote ? quote(new Doc(doc.type(), List.of(block)).quotes().getFirst()) : block);
    }
    return new Body(doc.type(), content);
  }

  private QuoteBlock quote(Quote q) {
    Contribution quoted = readable(q.contribution());
    String words = quoted == null ? null : quoted.passage(q);
    Shown author =
        quoted == null || words == null ? null : view.author(quoted.author(), quoted.rule());
    Boolean gone = author == null ? true : null;
    return new QuoteBlock(
        "quote",
        new QuoteAttributes(q.contribution(), q.version(), q.from(), q.to(), words, author, gone));
  }

  private @Nullable Contribution readable(String contribution) {
    Contribution found = threads.contribution(view.room().id(), contribution);
    return found != null && view.reads(found.at()) ? found : null;
  }
}
