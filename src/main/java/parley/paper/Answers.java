package parley.paper;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import parley.annex.Annex;
import parley.forum.Role.Right;
import parley.forum.Seat;
import parley.forum.View;
import parley.live.Done;
import parley.live.Forums;
import parley.paper.PaperShown.DraftAnswer;
import parley.paper.PaperShown.NonPaperAnswer;
import parley.paper.PaperShown.NonPaperPage;
import parley.paper.PaperShown.PaperAnswer;
import parley.paper.PaperShown.PaperHead;
import parley.paper.PaperShown.PaperList;
import parley.paper.PaperShown.PaperPage;
import parley.paper.PaperShown.ReleaseAnswer;
import parley.paper.PaperShown.RevisionPage;
import parley.paper.state.Draft;
import parley.paper.state.NonPaper;
import parley.paper.state.OfPaper;
import parley.paper.state.OfPaper.Words;
import parley.paper.state.Paper;
import parley.paper.state.Paper.Revision;
import parley.paper.state.Release;
import parley.store.Position;
import parley.web.Call;
import parley.web.Json;
import parley.web.Problem;

/** What a seat is answered about the papers of a room, with what is its own. */
record Answers(Forums forums, PaperView papers, Own own) {
  /** Of those that opened in one moment, as they are numbered: never as they came. */
  private static final Comparator<Paper> ORDER =
      Comparator.comparing(Paper::opened).thenComparingInt(Paper::number).thenComparing(Paper::id);

  /** Where answers come from. */
  record Source(Forums forums, Papers papers) {
    Seat seat(Call call) {
      return forums.seat(call);
    }

    Answers now(Call call) {
      return of(seat(call), call.id("room"));
    }

    Answers of(Seat seat, String room) {
      View view = View.of(seat, room, forums.attribution());
      return new Answers(forums, papers.view(view), papers.own(seat));
    }

    Done done(Call call, Forums.Request body, PaperCommand command, String... about) {
      List<String> whole = new ArrayList<>(List.of(call.id("forum"), command.room()));
      whole.addAll(List.of(about));
      return forums.ask(call.account(), body, command, whole);
    }

    /** The room in which a command left things, for whoever asked. */
    Answers after(Call call, Done done, String room) {
      return of(Seat.of(done.forum(), call.account().id()), room);
    }

    /** The ids of the files that have a place in a room. */
    Set<String> placed(Call call, String room) {
      return seat(call).forum().of(papers).in(room).placed();
    }

    /** The rooms of a seat, each as it is answered about it. */
    List<Answers> everywhere(Seat seat) {
      return seat.rooms().stream().map(room -> of(seat, room.id())).toList();
    }
  }

  String cursor() {
    return forums.cursor(papers.view());
  }

  PaperList list() {
    List<Paper> known = new ArrayList<>();
    for (Paper paper : papers.shelf().papers().values()) {
      if (find(paper.id()) != null) {
        known.add(paper);
      }
    }
    known.sort(ORDER);
    boolean open = papers.view().room().isOpen();
    return new PaperList(
        papers.drafts().stream().map(draft -> papers.show(draft, own.wrote(draft))).toList(),
        known.stream().map(this::shown).toList(),
        papers.nonPapers(),
        papers.releases().stream().map(r -> papers.show(r, own.deposited(r))).toList(),
        open && own.seat().has(Right.DRAFT),
        open && own.seat().has(Right.PLAN),
        cursor());
  }

  /** A paper that is open, or that is the seat's own. */
  private @Nullable Paper find(String id) {
    Paper open = papers.paper(id);
    Paper held = papers.shelf().papers().get(id);
    boolean mine =
        held != null && papers.view().reads(held.first()) && own.submitted(papers.view(), held);
    return open == null && mine ? held : open;
  }

  Paper paper(String id) {
    Paper paper = find(id);
    if (paper == null) {
      throw Problem.notFound();
    }
    return paper;
  }

  PaperHead shown(Paper paper) {
    return papers.show(paper, own.submitted(papers.view(), paper));
  }

  DraftAnswer draft(String id) {
    Draft draft = papers.draft(id);
    if (draft == null) {
      throw Problem.notFound();
    }
    return new DraftAnswer(papers.show(draft, own.wrote(draft)), cursor());
  }

  /** A paper with the cursor of the room in which it was asked for. */
  PaperAnswer answer(String id, String cursor) {
    return new PaperAnswer(shown(paper(id)), cursor);
  }

  /** What is left of a paper that was taken back: of one that was held, nothing. */
  PaperAnswer left(String id) {
    Paper paper = find(id);
    return new PaperAnswer(paper == null ? null : shown(paper), cursor());
  }

  PaperPage page(String id) {
    Paper paper = paper(id);
    Words words = paper.withdrawn() ? null : words(paper.revisions().getLast().at());
    Json.Raw doc = words == null ? null : words.doc();
    return new PaperPage(shown(paper), doc, annexes(words), cursor());
  }

  RevisionPage revision(String id, int number) {
    Paper paper = paper(id);
    if (number < 0 || number >= paper.revisions().size()) {
      throw Problem.notFound();
    }
    Revision revision = paper.revisions().get(number);
    Words words = paper.withdrawn() ? null : words(revision.at());
    if (words == null) {
      throw new Problem(Problem.Code.WITHDRAWN);
    }
    return new RevisionPage(number, revision.time(), words.doc(), annexes(words));
  }

  /** The words at a place of the journal. */
  private @Nullable Words words(Position at) {
    OfPaper event = event(at);
    return event == null ? null : event.words();
  }

  @Nullable OfPaper event(Position at) {
    return forums.event(papers.view(), at) instanceof OfPaper event ? event : null;
  }

  Json.@Nullable Raw doc(Position at) {
    Words words = words(at);
    return words == null ? null : words.doc();
  }

  /** The files of all revisions of a paper; of one that was withdrawn, by what its words name. */
  Set<Annex.Kept> files(String id) {
    Paper paper = find(id);
    if (paper == null || !paper.withdrawn()) {
      return paper == null ? Set.of() : paper.files().collect(Collectors.toSet());
    }
    return paper.revisions().stream()
        .flatMap(revision -> annexes(words(revision.at())).stream())
        .map(Annex::kept)
        .collect(Collectors.toSet());
  }

  private static List<Annex> annexes(@Nullable Words words) {
    return words == null || words.annexes() == null ? List.of() : words.annexes();
  }

  @Nullable Release release(String id) {
    return papers.release(id);
  }

  ReleaseAnswer answer(String id, Answers asked) {
    Release release = papers.release(id);
    if (release == null) {
      throw Problem.notFound();
    }
    return new ReleaseAnswer(papers.show(release, own.deposited(release)), asked.cursor());
  }

  /** The non-paper of a secret; null if there is none such. */
  @Nullable NonPaper known(String secret) {
    for (NonPaper paper : papers.shelf().nonPapers().values()) {
      if (paper.secret().equals(secret)) {
        return papers.nonPaper(paper.id());
      }
    }
    return null;
  }

  NonPaperAnswer unsigned(String id) {
    return new NonPaperAnswer(PaperView.show(nonPaper(id)), cursor());
  }

  NonPaperPage unsignedPage(String id) {
    NonPaper paper = nonPaper(id);
    Json.Raw doc = paper.withdrawn() ? null : doc(paper.at());
    return new NonPaperPage(PaperView.show(paper), doc, cursor());
  }

  NonPaper nonPaper(String id) {
    NonPaper paper = papers.nonPaper(id);
    if (paper == null) {
      throw Problem.notFound();
    }
    return paper;
  }
}
