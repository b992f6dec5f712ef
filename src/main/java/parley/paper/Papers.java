package parley.paper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.annex.Annex;
import parley.draft.TextHome;
import parley.forum.Attribution;
import parley.forum.Attribution.Shown;
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
import parley.live.Forums;
import parley.oversight.Purging;
import parley.paper.PaperCommand.OpenDue;
import parley.paper.state.Draft;
import parley.paper.state.Heading;
import parley.paper.state.Kept;
import parley.paper.state.Library;
import parley.paper.state.Paper;
import parley.paper.state.PaperEvent;
import parley.paper.state.Shelf;
import parley.web.Json;
import parley.web.Problem;

/** Decides what may be done with papers, folds it, and is home to the texts of drafts. */
public final class Papers implements Feature<Library>, TextHome, Purging {
  private final Attribution attribution;

  public Papers(Attribution attribution) {
    this.attribution = attribution;
  }

  @Override
  public Library empty() {
    return Library.EMPTY;
  }

  @Override
  public Class<? extends Command> commands() {
    return PaperCommand.class;
  }

  @Override
  public List<Class<? extends Event>> events() {
    return Event.records(PaperEvent.class).toList();
  }

  @Override
  public List<Event> decide(Seat seat, Command command, Forum forum, Command.Context context) {
    PaperCommand asks = (PaperCommand) command;
    Case asked = new Case(seat, forum.of(this), seat.room(asks.room()), context, attribution);
    return switch (asks) {
      case PaperCommand.OfDraft c -> Drafting.decide(asked, c);
      case PaperCommand.OfRoom c -> Receiving.decide(asked, c);
      case OpenDue c -> throw Problem.notFound(); // nobody's to ask for
    };
  }

  @Override
  public List<Event> decide(Command.Seatless command, Forum forum, Command.Context context) {
    Room room = command.room() == null ? null : forum.room(command.room());
    if (room == null) {
      throw Problem.notFound();
    }
    List<Event> due = new Opening(forum, room, context.now(), forum.of(this).in(room.id())).due();
    if (due.isEmpty()) {
      throw new Problem(Problem.Code.NOTHING_CHANGES);
    }
    return due;
  }

  @Override
  public List<Command.Seatless> due(Library slice, Instant now) {
    List<Command.Seatless> due = new ArrayList<>();
    slice.due(now).forEach(room -> due.add(new OpenDue(room)));
    return due;
  }

  @Override
  public List<Wait> waits(Library slice, Seat seat) {
    List<Wait> waits = new ArrayList<>();
    for (Room room : seat.rooms()) {
      View view = View.of(seat, room.id(), attribution);
      waits.addAll(new Own(seat, attribution).waits(view, slice.in(room.id()).releases().values()));
    }
    return waits;
  }

  @Override
  public Library apply(Library slice, Entry entry, Forum before) {
    if (entry.event() instanceof ForumEvent.Purged e) {
      return slice.purged(e.room(), e.subjects());
    }
    return entry.event() instanceof PaperEvent event ? slice.apply(event, entry) : slice;
  }

  @Override
  public List<String> over(Library slice, Keeping keeping) {
    Shelf shelf = slice.in(keeping.room());
    return shelf.withFiles(new Kept(shelf, keeping).over());
  }

  @Override
  public List<String> overUntold(Library slice, Keeping keeping) {
    Shelf shelf = slice.in(keeping.room());
    return shelf.withFiles(new Kept(shelf, keeping).unopened());
  }

  @Override
  public List<String> parts(Library slice, String room, String subject) {
    return slice.in(room).files(subject).map(Annex.Kept::id).toList();
  }

  @Override
  public @Nullable Found find(Seat seat, String room, String subject) {
    What what = view(View.of(seat, room, attribution)).kind(subject);
    return what == null ? null : new Found(what, null, null);
  }

  @Override
  public @Nullable Object frame(View view, Entry entry) {
    return entry.event() instanceof PaperEvent event ? view(view).frame(event) : null;
  }

  /**
   * A paper as it is handed out: what a seat reads of it, and nothing else.
   *
   * @param at when this revision came
   * @param doc null where it was withdrawn
   */
  public record Copy(
      @Nullable String symbol,
      Instant at,
      Heading heading,
      @Nullable String party,
      @Nullable Shown author,
      boolean withoutPrejudice,
      Json.@Nullable Raw doc,
      List<Annex> annexes) {}

  /**
   * What is copied.
   *
   * @param revision null for the newest
   */
  public record Of(String room, String paper, @Nullable Integer revision) {}

  /**
   * A paper, as a seat reads it.
   *
   * @throws Problem not-found, withdrawn
   */
  public Copy copy(Forums forums, Seat seat, Of of) {
    return copies(forums, seat, of).paper(of.paper(), of.revision());
  }

  /**
   * A non-paper.
   *
   * @throws Problem not-found, withdrawn
   */
  public Copy nonPaper(Forums forums, Seat seat, Of of) {
    return copies(forums, seat, of).unsigned(of.paper());
  }

  /**
   * A draft, without its words, which are a text.
   *
   * @throws Problem not-found
   */
  public Copy draft(Forums forums, Seat seat, Of of) {
    return copies(forums, seat, of).draft(of.paper());
  }

  /**
   * A draft that a seat may change, as above.
   *
   * @throws Problem not-found, forbidden
   */
  public Copy ownDraft(Forums forums, Seat seat, Of of) {
    return copies(forums, seat, of).ownDraft(of.paper());
  }

  private Copies copies(Forums forums, Seat seat, Of of) {
    View view = View.of(seat, of.room(), attribution);
    return new Copies(new Answers(forums, view(view), own(seat)));
  }

  PaperView view(View view) {
    return new PaperView(view, view.forum().of(this));
  }

  Own own(Seat seat) {
    return new Own(seat, attribution);
  }

  /** A paper that is open and that all who read through this view may know of. */
  public @Nullable Paper paper(View view, String id) {
    return view(view).paper(id);
  }

  /** All those, the oldest first. */
  public List<Paper> papers(View view) {
    return view(view).papers();
  }

  /** Whether a paper is the seat's, or its party's. */
  public boolean owns(Seat seat, View view, Paper paper) {
    return own(seat).submitted(view, paper);
  }

  /** Whether the seat may take a paper back. */
  public boolean withdraws(Seat seat, View view, Paper paper) {
    return own(seat).withdraws(view, paper);
  }

  @Override
  public @Nullable String home(Forum forum, String room, String text) {
    return forum.of(this).in(room).drafts().containsKey(text) ? text : null;
  }

  @Override
  public boolean knows(View view, String text) {
    return view(view).draft(text) != null;
  }

  @Override
  public TextHome.@Nullable Standing text(Seat seat, String room, String text) {
    View view = View.of(seat, room, attribution);
    Draft draft = view(view).draft(text);
    if (draft == null) {
      return null;
    }
    boolean writes = seat.has(Right.DRAFT) && view.room().isOpen();
    Access access = draft.ended() ? Access.FROZEN : writes ? Access.WRITES : Access.READS;
    return new TextHome.Standing(access, draft.initial());
  }
}
