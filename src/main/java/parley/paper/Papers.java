package parley.paper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.draft.TextHome;
import parley.forum.Attribution;
import parley.forum.Command;
import parley.forum.Event;
import parley.forum.Event.Entry;
import parley.forum.Feature;
import parley.forum.Forum;
import parley.forum.Role.Right;
import parley.forum.Room;
import parley.forum.Seat;
import parley.forum.View;
import parley.paper.PaperCommand.OpenDue;
import parley.paper.PaperShown.DraftPaperChanged;
import parley.paper.PaperShown.NonPaperChanged;
import parley.paper.PaperShown.PaperChanged;
import parley.paper.PaperShown.ReleaseChanged;
import parley.paper.state.Draft;
import parley.paper.state.DraftEvent;
import parley.paper.state.Library;
import parley.paper.state.NonPaper;
import parley.paper.state.OfPaper;
import parley.paper.state.Paper;
import parley.paper.state.PaperEvent;
import parley.paper.state.PaperEvent.OfRelease;
import parley.paper.state.Release;
import parley.web.Problem;

/** Decides what may be done with papers, folds it, and is home to the texts of drafts. */
public final class Papers implements Feature<Library>, TextHome {
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
    return List.of(
        DraftEvent.DraftOpened.class,
        DraftEvent.DraftRevised.class,
        DraftEvent.DraftEnded.class,
        DraftEvent.DraftCirculated.class,
        OfPaper.PaperCirculated.class,
        OfPaper.PaperReleased.class,
        OfPaper.PaperRevised.class,
        OfPaper.PaperWithdrawn.class,
        OfPaper.NonPaperPublished.class,
        PaperEvent.ReleaseOpened.class,
        PaperEvent.ReleaseDone.class);
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
  public Library apply(Library slice, Entry entry, Forum before) {
    return entry.event() instanceof PaperEvent event ? slice.apply(event, entry) : slice;
  }

  @Override
  public @Nullable Object frame(View view, Entry entry) {
    if (!(entry.event() instanceof PaperEvent event)) {
      return null;
    }
    PaperView papers = view(view);
    return switch (event) {
      case DraftEvent e -> {
        Draft draft = papers.draft(e.draft());
        yield draft == null
            ? null
            : new DraftPaperChanged("draftPaperChanged", papers.show(draft, null));
      }
      case OfPaper e -> told(papers, e.paper());
      case OfRelease e -> {
        Release release = papers.release(e.release());
        yield release == null
            ? null
            : new ReleaseChanged("releaseChanged", papers.show(release, null));
      }
    };
  }

  private static @Nullable Object told(PaperView papers, String id) {
    NonPaper unsigned = papers.nonPaper(id);
    if (unsigned != null) {
      return new NonPaperChanged("nonPaperChanged", PaperView.show(unsigned));
    }
    Paper paper = papers.paper(id);
    return paper == null ? null : new PaperChanged("paperChanged", papers.show(paper, null));
  }

  PaperView view(View view) {
    return new PaperView(view, view.forum().of(this));
  }

  Own own(Seat seat) {
    return new Own(seat, attribution);
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
