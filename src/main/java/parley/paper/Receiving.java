package parley.paper;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.discussion.Doc;
import parley.forum.Event;
import parley.forum.Role.Right;
import parley.forum.View;
import parley.paper.PaperCommand.OfRoom;
import parley.paper.PaperCommand.OpenRelease;
import parley.paper.PaperCommand.PublishNonPaper;
import parley.paper.PaperCommand.Withdraw;
import parley.paper.PaperCommand.WithdrawNonPaper;
import parley.paper.state.NonPaper;
import parley.paper.state.OfPaper.NonPaperPublished;
import parley.paper.state.OfPaper.PaperWithdrawn;
import parley.paper.state.OfPaper.Words;
import parley.paper.state.Paper;
import parley.paper.state.PaperEvent.Called;
import parley.paper.state.PaperEvent.ReleaseOpened;
import parley.prose.model.Schema;
import parley.prose.model.Unfit;
import parley.web.Json;
import parley.web.Problem;

/**
 * Decides what becomes of papers in the room they came to, and what comes there without a draft.
 */
final class Receiving {
  private static final int RELEASES_MAX = 200;
  private static final int NON_PAPERS_MAX = 2_000;
  private static final int PARTIES_MAX = 20;

  private Receiving() {}

  static List<Event> decide(Case asked, OfRoom command) {
    return List.of(
        switch (command) {
          case OpenRelease c -> release(asked, c);
          case Withdraw c -> withdraw(asked, c);
          case PublishNonPaper c -> publish(asked, c);
          case WithdrawNonPaper c -> withdraw(asked, c);
        });
  }

  private static Event release(Case asked, OpenRelease c) {
    asked.room().requireOpen();
    asked.seat().require(Right.PLAN);
    Case.line("title", c.title());
    Case.full("release", asked.shelf().releases().size(), RELEASES_MAX);
    List<String> parties = c.parties();
    boolean known = asked.seat().forum().parties().keySet().containsAll(parties);
    if (parties.isEmpty()
        || parties.size() > PARTIES_MAX
        || parties.stream().distinct().count() < parties.size()
        || !known) {
      throw Problem.field("parties", "must be parties of this forum, each once");
    }
    asked.ahead("at", c.at());
    List<String> sorted = parties.stream().sorted().toList();
    return new ReleaseOpened(c.room(), c.release(), sorted, c.at(), new Called(c.title()));
  }

  private static Event withdraw(Case asked, Withdraw c) {
    Paper paper = asked.shelf().papers().get(c.paper());
    View view = asked.view();
    boolean own = paper != null && asked.own().withdraws(view, paper);
    if (paper == null || !view.reads(paper.first()) || !(paper.isOpen() || own)) {
      throw Problem.notFound();
    }
    if (!own) {
      throw new Problem(Problem.Code.FORBIDDEN);
    }
    if (paper.withdrawn()) {
      throw new Problem(Problem.Code.WITHDRAWN);
    }
    return new PaperWithdrawn(c.room(), paper.id(), paper.isOpen());
  }

  private static Event publish(Case asked, PublishNonPaper c) {
    asked.room().requireOpen();
    asked.seat().require(Right.DRAFT);
    asked.audience(c.shown());
    if (find(asked, c.secret()) != null) {
      throw new Problem(Problem.Code.NOTHING_CHANGES); // a retry: there is no other way to know it
    }
    Case.heading(c.heading());
    Case.full("doc", asked.shelf().nonPapers().size(), NON_PAPERS_MAX);
    Words words = new Words(c.heading(), checked(c.doc(), asked), null);
    return new NonPaperPublished(c.room(), c.paper(), c.secret(), words);
  }

  private static @Nullable NonPaper find(Case asked, String secret) {
    return asked.shelf().nonPapers().values().stream()
        .filter(paper -> paper.secret().equals(secret))
        .findAny()
        .orElse(null);
  }

  private static Json.Raw checked(Doc doc, Case asked) {
    doc.checked(asked.context().limits().textCharactersMax());
    if (!doc.quotes().isEmpty()) {
      throw Problem.field("doc", "quotes, which stand in threads only");
    }
    Json.Raw raw = doc.encoded();
    try {
      Schema.text().document(Schema.json(raw.utf8()));
    } catch (Unfit unfit) {
      throw Problem.field("doc", "is not a text as it stands in papers");
    }
    return raw;
  }

  private static Event withdraw(Case asked, WithdrawNonPaper c) {
    NonPaper paper = asked.shelf().nonPapers().get(c.paper());
    if (paper == null || !asked.view().reads(paper.at())) {
      throw Problem.notFound();
    }
    if (!paper.secret().equals(c.secret())) {
      throw new Problem(Problem.Code.FORBIDDEN);
    }
    if (paper.withdrawn()) {
      throw new Problem(Problem.Code.NOTHING_CHANGES);
    }
    return new PaperWithdrawn(c.room(), paper.id(), true);
  }
}
