package parley.discussion;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.discussion.DiscussionCommand.Contribute;
import parley.discussion.DiscussionCommand.Edit;
import parley.discussion.DiscussionCommand.OpenThread;
import parley.discussion.DiscussionCommand.Withdraw;
import parley.discussion.DiscussionEvent.Contributed;
import parley.discussion.DiscussionEvent.Edited;
import parley.discussion.DiscussionEvent.Opening;
import parley.discussion.DiscussionEvent.Revised;
import parley.discussion.DiscussionEvent.Said;
import parley.discussion.DiscussionEvent.ThreadOpened;
import parley.discussion.DiscussionEvent.Withdrawn;
import parley.discussion.Doc.Quote;
import parley.discussion.Threads.Thread;
import parley.forum.Attribution;
import parley.forum.Attribution.Author;
import parley.forum.Command;
import parley.forum.Event;
import parley.forum.Event.Entry;
import parley.forum.Feature;
import parley.forum.Forum;
import parley.forum.ForumEvent;
import parley.forum.Role.Right;
import parley.forum.Room;
import parley.forum.Room.Keeping;
import parley.forum.Seat;
import parley.forum.View;
import parley.oversight.Purging;
import parley.web.Problem;
import parley.web.Text;

/** Decides what may be said and taken back in a room's threads, and folds what was. */
public final class Discussions implements Feature<Threads>, Purging {
  private final Attribution attribution;

  public Discussions(Attribution attribution) {
    this.attribution = attribution;
  }

  Attribution attribution() {
    return attribution;
  }

  @Override
  public Threads empty() {
    return Threads.EMPTY;
  }

  @Override
  public Class<? extends Command> commands() {
    return DiscussionCommand.class;
  }

  @Override
  public List<Class<? extends Event>> events() {
    return List.of(ThreadOpened.class, Contributed.class, Edited.class, Withdrawn.class);
  }

  @Override
  public Threads apply(Threads slice, Entry entry, Forum before) {
    return switch (entry.event()) {
      case DiscussionEvent event -> slice.apply(event, entry);
      case ForumEvent.Purged e -> slice.purged(e.room(), e.subjects(), entry.time());
      case Room.RetentionSet e -> slice.keeping(e.room(), e.retention());
      default -> slice;
    };
  }

  @Override
  public @Nullable Object frame(View view, Entry entry) {
    return entry.event() instanceof DiscussionEvent event
        ? new DiscussionView(view, view.forum().of(this)).frame(event)
        : null;
  }

  /** Refused where a contribution of this seat would be: nobody writes now, or it not yet again. */
  public void requireWritable(Seat seat, Room room, String thread, Command.Context context) {
    new Case(seat, seat.forum().of(this), room, context, attribution).writable(thread);
  }

  @Override
  public List<Event> decide(Seat seat, Command command, Forum forum, Command.Context context) {
    Threads threads = forum.of(this);
    Case asked =
        new Case(
            seat, threads, seat.room(((DiscussionCommand) command).room()), context, attribution);
    return switch ((DiscussionCommand) command) {
      case OpenThread c -> open(asked, c);
      case Contribute c -> contribute(asked, c);
      case Edit c -> edit(asked, c);
      case Withdraw c -> withdraw(asked, c);
      case DiscussionCommand.Expire c -> throw Problem.notFound(); // nobody's to ask for
    };
  }

  @Override
  public List<Event> decide(Command.Seatless command, Forum forum, Command.Context context) {
    List<Event> gone = new ArrayList<>();
    Threads threads = forum.of(this);
    for (var kept : threads.kept().entrySet()) {
      Keeping keeping = new Keeping(kept.getKey(), kept.getValue(), context.now());
      gone.addAll(Over.of(forum, keeping).purged(keeping.room()));
    }
    if (gone.isEmpty()) {
      throw new Problem(Problem.Code.NOTHING_CHANGES);
    }
    return gone;
  }

  @Override
  public List<String> over(Threads slice, Keeping keeping) {
    return slice.over(keeping);
  }

  @Override
  public List<Command.Seatless> due(Threads slice, Instant now) {
    return slice.kept().isEmpty() ? List.of() : List.of(DiscussionCommand.Expire.at(now));
  }

  /** The contributions of a thread, or the contribution itself, under an id: for folding only. */
  public List<String> contributions(Forum forum, String room, String subject) {
    Thread thread = forum.of(this).thread(room, subject);
    return thread == null
        ? List.of(subject)
        : thread.contributions().stream().map(Contribution::id).toList();
  }

  @Override
  public @Nullable Found find(Seat seat, String room, String subject) {
    View view = View.of(seat, room, attribution);
    Threads threads = view.forum().of(this);
    Thread thread = threads.thread(room, subject);
    Contribution one = threads.contribution(room, subject);
    var at = thread != null ? thread.at() : one != null ? one.at() : null;
    return at != null && view.reads(at) ? new Found(null, null, null) : null;
  }

  private List<Event> open(Case asked, OpenThread c) {
    asked.seat().require(Right.OPEN_THREAD);
    asked.writable(null);
    asked.audience(c.shown());
    title(c.title(), asked.context().limits().titleCharactersMax());
    language(c.language());
    List<Quote> quotes = quotable(asked, c.body());
    Room room = asked.room();
    Author author = attribution.author(asked.seat(), room.rule(), c.thread(), c.contribution());
    Opening words = new Opening(c.title(), c.language(), c.body().encoded());
    return List.of(
        new ThreadOpened(
            room.id(), c.thread(), c.contribution(), author, room.rule(), quotes, words));
  }

  private List<Event> contribute(Case asked, Contribute c) {
    asked.seat().require(Right.CONTRIBUTE);
    asked.writable(c.thread());
    Thread thread = asked.thread(c.thread());
    if (c.parent() != null) {
      Contribution parent = asked.threads().contribution(asked.room().id(), c.parent());
      if (parent == null || !asked.inThread(thread, c.parent()) || !asked.reads(parent.at())) {
        throw Problem.notFound();
      }
    }
    asked.audience(c.shown());
    language(c.language());
    List<Quote> quotes = quotable(asked, c.body());
    Room room = asked.room();
    Author author = attribution.author(asked.seat(), room.rule(), thread.id(), c.contribution());
    Said words = new Said(c.language(), c.body().encoded());
    return List.of(
        new Contributed(
            room.id(),
            thread.id(),
            c.contribution(),
            c.parent(),
            author,
            room.rule(),
            quotes,
            words));
  }

  private List<Event> edit(Case asked, Edit c) {
    asked.seat().require(Right.REVISE_OWN);
    asked.room().requireOpen();
    Contribution own = asked.own(c.thread(), c.contribution());
    asked.seat().requireSending(asked.room(), c.thread());
    asked.audience(c.shown());
    Duration since = Duration.between(own.time(), asked.context().now());
    if (since.toMinutes() >= asked.context().limits().editMinutes()) {
      throw new Problem(Problem.Code.EDIT_WINDOW_OVER);
    }
    if (c.version() != own.version()) {
      throw new Problem(Problem.Code.VERSION_CHANGED);
    }
    List<Quote> quotes = quotable(asked, c.body());
    return List.of(
        new Edited(
            asked.room().id(),
            c.thread(),
            own.id(),
            own.version() + 1,
            quotes,
            new Revised(c.body().encoded())));
  }

  private List<Event> withdraw(Case asked, Withdraw c) {
    asked.seat().require(Right.REVISE_OWN);
    Contribution own = asked.own(c.thread(), c.contribution());
    return List.of(new Withdrawn(asked.room().id(), c.thread(), own.id()));
  }

  private List<Quote> quotable(Case asked, Doc body) {
    body.checked(asked.context().limits().textCharactersMax());
    List<Quote> quotes = body.quotes();
    for (Quote quote : quotes) {
      Contribution quoted = asked.threads().contribution(asked.room().id(), quote.contribution());
      if (quoted == null || !asked.reads(quoted.at())) {
        throw Problem.field("body", "quotes what is not here");
      }
      if (quoted.withdrawn() != null) {
        throw new Problem(Problem.Code.WITHDRAWN);
      }
      if (quoted.passage(quote) == null) {
        throw new Problem(Problem.Code.VERSION_CHANGED);
      }
    }
    return quotes;
  }

  private static void title(String title, int charactersMax) {
    if (title.isBlank() || title.length() > charactersMax) {
      throw Problem.field("title", "must have 1 to " + charactersMax + " characters");
    }
    parley.web.Words.line("title", title);
  }

  private static void language(String language) {
    if (!Text.LANGUAGES.contains(language)) {
      throw Problem.field("language", "is not one of the six");
    }
  }
}
