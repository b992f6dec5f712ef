package parley.comment;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.comment.Comment.Utterance;
import parley.comment.CommentCommand.AnswerIt;
import parley.comment.CommentCommand.Make;
import parley.comment.CommentCommand.Settle;
import parley.comment.CommentCommand.TakeBack;
import parley.comment.CommentEvent.CommentAnswered;
import parley.comment.CommentEvent.CommentMade;
import parley.comment.CommentEvent.CommentSettled;
import parley.comment.CommentEvent.CommentTakenBack;
import parley.comment.CommentEvent.Outcome;
import parley.comment.CommentShown.CommentChanged;
import parley.comment.Margins.Margin;
import parley.comment.Margins.Sought;
import parley.comment.Margins.Target;
import parley.draft.TextHome;
import parley.draft.TextHome.Access;
import parley.forum.Attribution;
import parley.forum.Command;
import parley.forum.Event;
import parley.forum.Event.Entry;
import parley.forum.Feature;
import parley.forum.Forum;
import parley.forum.ForumEvent;
import parley.forum.Role.Right;
import parley.forum.Room.Keeping;
import parley.forum.Seat;
import parley.forum.View;
import parley.oversight.Purging;
import parley.paper.Papers;
import parley.paper.state.Paper;
import parley.store.Position;
import parley.web.Problem;

/** Decides what may be said on the margins of papers and texts, and folds what was. */
public final class Comments implements Feature<Margins>, Purging {
  private static final int COMMENTS_MAX = 2_000;
  private static final int ANSWERS_MAX = 200;
  private final Attribution attribution;
  private final Papers papers;
  private final List<TextHome> homes;

  /**
   * @param homes the features in which texts stand
   */
  public Comments(Attribution attribution, Papers papers, List<TextHome> homes) {
    this.attribution = attribution;
    this.papers = papers;
    this.homes = homes;
  }

  @Override
  public Margins empty() {
    return Margins.EMPTY;
  }

  @Override
  public Class<? extends Command> commands() {
    return CommentCommand.class;
  }

  @Override
  public List<Class<? extends Event>> events() {
    return List.of(
        CommentMade.class, CommentAnswered.class, CommentSettled.class, CommentTakenBack.class);
  }

  @Override
  public List<Event> decide(Seat seat, Command command, Forum forum, Command.Context context) {
    CommentCommand asks = (CommentCommand) command;
    Commented commented = commented(View.of(seat, asks.room(), attribution), asks.on());
    if (commented == null) {
      throw Problem.notFound();
    }
    Case asked = new Case(seat, commented, context);
    return List.of(
        switch (asks) {
          case Make c -> make(asked, c);
          case AnswerIt c -> answer(asked, c);
          case Settle c -> settle(asked, c);
          case TakeBack c -> takeBack(asked, c);
        });
  }

  private Event make(Case asked, Make c) {
    asked.maySpeak();
    asked.audience(c.shown());
    Case.checked(c.said());
    Paper paper = asked.commented().paper();
    if (paper != null && paper.withdrawn()) {
      throw new Problem(Problem.Code.WITHDRAWN);
    }
    boolean suggests = c.said().instead() != null;
    if (suggests && paper != null) {
      throw Problem.field("instead", "is for texts: a paper that was circulated stands");
    }
    if (suggests && access(asked.seat(), c.room(), c.on()) == Access.FROZEN) {
      throw new Problem(Problem.Code.FROZEN);
    }
    if (asked.margin().order().size() >= COMMENTS_MAX) {
      throw Problem.field("on", "has " + COMMENTS_MAX + " comments already");
    }
    if (c.anchor() == null) {
      throw c.unfit() == null ? new Problem(Problem.Code.VERSION_CHANGED) : c.unfit();
    }
    return new CommentMade(
        c.room(), c.on(), c.comment(), c.anchor(), asked.by(c.comment()), suggests, c.said());
  }

  private static Event answer(Case asked, AnswerIt c) {
    asked.maySpeak();
    asked.audience(c.shown());
    Case.checked(c.said());
    Comment comment = asked.comment(c.comment());
    if (comment.answers().size() >= ANSWERS_MAX) {
      throw Problem.field("comment", "has " + ANSWERS_MAX + " answers already");
    }
    return new CommentAnswered(
        c.room(), c.on(), c.comment(), c.answer(), asked.by(c.answer()), c.said());
  }

  private Event settle(Case asked, Settle c) {
    asked.seat().require(Right.CONTRIBUTE);
    asked.room().requireOpen();
    Comment comment = asked.comment(c.comment());
    if (!settles(asked.seat(), asked.commented()) && !asked.mine(comment.first())) {
      throw new Problem(Problem.Code.FORBIDDEN);
    }
    if (comment.first().takenBack()) {
      throw new Problem(Problem.Code.WITHDRAWN);
    }
    if (comment.outcome() == c.outcome()) {
      throw new Problem(Problem.Code.NOTHING_CHANGES);
    }
    if (comment.outcome() == Outcome.ACCEPTED) {
      throw new Problem(Problem.Code.FROZEN); // it is words of the text now
    }
    boolean known = c.outcome() != (comment.suggests() ? Outcome.RESOLVED : Outcome.REJECTED);
    if (!known || (c.outcome() == Outcome.ACCEPTED && !comment.suggests())) {
      throw Problem.field("outcome", "is none that this can have");
    }
    String act = c.comment() + " " + asked.context().now();
    return new CommentSettled(c.room(), c.on(), c.comment(), c.outcome(), asked.by(act));
  }

  private static Event takeBack(Case asked, TakeBack c) {
    asked.own(asked.comment(c.comment()), c.answer());
    return new CommentTakenBack(c.room(), c.on(), c.comment(), c.answer());
  }

  /** Whether a seat may settle what others said of something: who writes in it, or whose it is. */
  boolean settles(Seat seat, Commented commented) {
    Paper paper = commented.paper();
    return paper == null
        ? access(seat, commented.view().room().id(), commented.on()) == Access.WRITES
        : papers.owns(seat, commented.view(), paper);
  }

  /** What a seat may do with a text; null if there is none. */
  @Nullable Access access(Seat seat, String room, String text) {
    for (TextHome home : homes) {
      TextHome.Standing standing = home.text(seat, room, text);
      if (standing != null) {
        return standing.access();
      }
    }
    return null;
  }

  /** What a view knows of; null if that is not all of its room's to know of. */
  @Nullable Commented commented(View view, String on) {
    Paper paper = papers.paper(view, on);
    if (paper == null && homes.stream().noneMatch(home -> home.knows(view, on))) {
      return null;
    }
    Margins margins = view.forum().of(this);
    var margin = margins.of(new Target(view.room().id(), on));
    return new Commented(view, on, margin, paper, attribution);
  }

  /** Comments and answers of others, by id, that a seat reads on a paper and came after a place. */
  public Stream<String> fresh(Seat seat, View view, String paper, Position since) {
    Margin margin = view.forum().of(this).of(new Target(view.room().id(), paper));
    Commented commented = margin.last().isAfter(since) ? commented(view, paper) : null;
    return commented == null ? Stream.of() : commented.fresh(seat, since).map(Utterance::id);
  }

  @Override
  public Margins apply(Margins slice, Entry entry, Forum before) {
    return switch (entry.event()) {
      case CommentEvent e -> slice.apply(e, entry);
      case ForumEvent.Purged e -> slice.purged(e.room(), e.subjects());
      default -> slice; // another feature's
    };
  }

  @Override
  public List<String> over(Margins slice, Keeping keeping) {
    return slice.over(keeping);
  }

  @Override
  public List<String> parts(Margins slice, String room, String subject) {
    Sought found = slice.find(room, subject);
    return found == null || !found.comment().id().equals(subject)
        ? List.of()
        : found.comment().answers().stream().map(Utterance::id).toList();
  }

  @Override
  public @Nullable Found find(Seat seat, String room, String subject) {
    View view = View.of(seat, room, attribution);
    Sought found = seat.forum().of(this).find(room, subject);
    Commented of = found == null ? null : commented(view, found.on());
    if (found == null || of == null || !view.reads(found.said().at())) {
      return null;
    }
    if (of.paper() != null) {
      return new Found(What.COMMENT, found.on(), What.PAPER);
    }
    String home = null;
    for (TextHome each : homes) {
      home = home == null ? each.home(seat.forum(), room, found.on()) : home;
    }
    return new Found(What.COMMENT, home, found.on().equals(home) ? What.DRAFT : What.SESSION);
  }

  @Override
  public @Nullable Object frame(View view, Entry entry) {
    if (!(entry.event() instanceof CommentEvent event)) {
      return null;
    }
    Commented commented = commented(view, event.on());
    var comment = commented == null ? null : commented.margin().comments().get(event.comment());
    var shown = commented == null ? null : commented.show(comment, null);
    return shown == null ? null : new CommentChanged("commentChanged", event.on(), shown);
  }
}
