package parley.rendition;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import parley.discussion.Doc;
import parley.forum.Command;
import parley.forum.Room;
import parley.forum.Rule;
import parley.forum.Seat;
import parley.paper.state.Paper;
import parley.prose.model.Node;
import parley.prose.model.Schema;
import parley.prose.model.Unfit;
import parley.rendition.Rendition.Spot;
import parley.rendition.Rendition.Words;
import parley.rendition.RenditionCommand.Place;
import parley.rendition.RenditionCommand.Render;
import parley.rendition.RenditionCommand.SetAuthenticity;
import parley.rendition.RenditionCommand.WithdrawRendition;
import parley.rendition.RenditionEvent.AuthenticitySet;
import parley.rendition.RenditionEvent.Hand;
import parley.rendition.RenditionEvent.ParagraphRendered;
import parley.rendition.RenditionEvent.RenditionWithdrawn;
import parley.rendition.RenditionEvent.Wording;
import parley.web.Json;
import parley.web.Problem;
import parley.web.Text;

/** Decides who may do what with a language version: interpreters, and those whose paper it is. */
record Rendering(Seat seat, RenditionView shown, Command.Limits limits) {
  private static final int SPOTS_MAX = 10_000;
  private static final int PARAGRAPH_MAX = 20_000;
  private static final int BYTES_MAX = 2_400_000;
  private static final int TITLE_MAX = 300;

  RenditionEvent decide(RenditionCommand asks) {
    return switch (asks) {
      case Render c -> render(c);
      case SetAuthenticity c -> set(c);
      case WithdrawRendition c -> withdraw(c);
    };
  }

  /** A paper that is there, of a room that is open, in another language than this. */
  private Paper paper(Place at) {
    Paper paper = shown.paper(at.paper());
    if (paper == null) {
      throw Problem.notFound();
    }
    room().requireOpen();
    if (paper.withdrawn()) {
      throw new Problem(Problem.Code.WITHDRAWN);
    }
    return paper;
  }

  /** One that the seat may put into this language. */
  private Paper rendered(Place at) {
    Paper paper = paper(at);
    if (!shown.mayRender(seat, paper, at.language())) {
      throw new Problem(Problem.Code.FORBIDDEN);
    }
    if (!Text.LANGUAGES.contains(at.language())
        || at.language().equals(paper.heading().language())) {
      throw Problem.field("language", "must be another one of the six than the original's");
    }
    return paper;
  }

  private Room room() {
    return shown.view().room();
  }

  /**
   * What there is, read by this seat or not: nobody replaces or takes away what they did not see,
   * nor changes what was declared while they were away.
   */
  private @Nullable Rendition whole(Place at) {
    return shown.slice().of(at);
  }

  private RenditionEvent render(Render c) {
    Paper paper = rendered(c.at());
    if (c.shown().isBefore(room().widened())) {
      throw Problem.changed(Problem.Code.AUDIENCE_CHANGED, shown.view().audience());
    }
    Rendition now = whole(c.at());
    int newest = paper.revisions().size() - 1;
    if (c.spot().revision() != newest || !isAsSeen(now, c)) {
      throw new Problem(Problem.Code.VERSION_CHANGED);
    }
    if (now != null && now.isAuthentic(newest)) {
      throw new Problem(Problem.Code.FROZEN);
    }
    if (!c.fits()) {
      throw Problem.field("paragraph", "is none of this paper's with words in it");
    }
    Json.Raw body = checked(c.body(), c.spot());
    Words there = now == null ? null : now.spots().get(c.spot());
    fits(now, there, body);
    if (there != null && java.util.Arrays.equals(there.body().utf8(), body.utf8())) {
      throw new Problem(Problem.Code.NOTHING_CHANGES);
    }
    Rule stamped = paper.submitter().rule();
    Rule both = stamped.both(room().rule());
    Rule rule = both == null ? stamped : both;
    Place at = c.at();
    return new ParagraphRendered(
        at.room(),
        at.paper(),
        at.language(),
        c.id(),
        c.spot().revision(),
        c.spot().paragraph(),
        both != null && RenditionView.showsHands(rule) ? hand(paper) : null,
        rule,
        new Wording(body));
  }

  /** Refused where a version would be beyond what is kept in memory of one. */
  private static void fits(@Nullable Rendition now, @Nullable Words there, Json.Raw body) {
    if (now != null && there == null && now.spots().size() >= SPOTS_MAX) {
      throw Problem.field("paragraph", "would be more than " + SPOTS_MAX + " in this language");
    }
    long kept = now == null ? 0 : now.bytes() - (there == null ? 0 : there.body().utf8().length);
    if (kept + body.utf8().length > BYTES_MAX) {
      throw new Problem(Problem.Code.TOO_LARGE);
    }
  }

  private Hand hand(Paper paper) {
    return shown.owns(seat, paper) ? Hand.SUBMITTER : Hand.INTERPRETER;
  }

  /** Nobody puts words over others that they did not see. */
  private static boolean isAsSeen(@Nullable Rendition now, Render c) {
    Words there = now == null ? null : now.spots().get(c.spot());
    if (there != null) {
      return there.id().equals(c.over());
    }
    return c.over() == null || (now != null && now.holds(c.over()));
  }

  private Json.Raw checked(Doc doc, Spot spot) {
    Json.Raw body = doc.checked(Math.min(PARAGRAPH_MAX, limits.textCharactersMax())).encoded();
    Node node;
    try {
      node = Schema.text().document(Schema.json(body.utf8()));
    } catch (Unfit unfit) {
      throw Problem.field("body", "is no paragraph as it stands in papers");
    }
    Node only = node.content().child(0);
    if (node.content().count() != 1 || !only.type().name().equals("paragraph")) {
      throw Problem.field("body", "must be one paragraph");
    }
    if (spot.paragraph() == 0) {
      boolean plain = only.content().count() == 1 && only.content().child(0).isText();
      if (!plain || only.size() > TITLE_MAX + 2) {
        throw Problem.field("body", "must be a line of at most " + TITLE_MAX + " characters");
      }
    }
    return body;
  }

  private RenditionEvent set(SetAuthenticity c) {
    Paper paper = rendered(c.at());
    Rendition now = there(c.at());
    if (!shown.owns(seat, paper)) {
      throw new Problem(Problem.Code.FORBIDDEN);
    }
    int newest = paper.revisions().size() - 1;
    if (now.isAuthentic(newest) == c.authentic()) {
      throw new Problem(Problem.Code.NOTHING_CHANGES);
    }
    if (!isSeen(now, c.seen()) || c.revision() != newest) {
      throw new Problem(Problem.Code.VERSION_CHANGED);
    }
    if (c.authentic() && !c.whole()) {
      throw Problem.field("authentic", "needs every paragraph as it now is");
    }
    Place at = c.at();
    return new AuthenticitySet(at.room(), at.paper(), at.language(), c.authentic() ? newest : null);
  }

  private RenditionEvent withdraw(WithdrawRendition c) {
    Paper paper = paper(c.at());
    if (!shown.mayRender(seat, paper, c.at().language()) && !shown.withdraws(seat, paper)) {
      throw new Problem(Problem.Code.FORBIDDEN);
    }
    Rendition now = there(c.at());
    if (now.authentic() != null && !shown.withdraws(seat, paper)) {
      throw new Problem(Problem.Code.FORBIDDEN);
    }
    if (!isSeen(now, c.seen())) {
      throw new Problem(Problem.Code.VERSION_CHANGED);
    }
    return new RenditionWithdrawn(c.at().room(), c.at().paper(), c.at().language());
  }

  /** Whether this seat saw all that stands there: who was away reads a part, perhaps the last. */
  private boolean isSeen(Rendition now, String last) {
    return last.equals(now.last()) && shown.readsAll(now);
  }

  /** All of a version of which the seat reads something. */
  private Rendition there(Place at) {
    if (shown.rendition(at) == null) {
      throw Problem.notFound();
    }
    return Objects.requireNonNull(whole(at));
  }
}
