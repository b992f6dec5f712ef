package parley.rendition;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.discussion.Doc;
import parley.forum.Seat;
import parley.forum.View;
import parley.live.Done;
import parley.live.Forums;
import parley.paper.state.Paper;
import parley.rendition.Rendition.Spot;
import parley.rendition.RenditionCommand.Place;
import parley.rendition.RenditionCommand.Render;
import parley.rendition.RenditionCommand.SetAuthenticity;
import parley.rendition.RenditionCommand.WithdrawRendition;
import parley.rendition.RenditionShown.RenditionAnswer;
import parley.rendition.RenditionShown.RenditionHead;
import parley.rendition.RenditionShown.RenditionList;
import parley.rendition.RenditionShown.RenditionPage;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Ids;
import parley.web.Problem;
import parley.web.Routes;
import parley.web.Table;
import parley.web.Text;

/** The language versions of papers over HTTP. */
public final class RenditionRoutes implements Routes {
  private static final String ALL = "/api/forums/:forum/rooms/:room/papers/:paper/renditions";
  private static final String ONE = ALL + "/:language";
  private static final int REVISIONS_MAX = 10_000;
  private final Forums forums;
  private final Renditions renditions;

  public RenditionRoutes(Forums forums, Renditions renditions) {
    this.forums = forums;
    this.renditions = renditions;
  }

  @Override
  public void routes(Table table) {
    table.get(ALL, this::list);
    table.get(ONE, this::read);
    table.put(ONE + "/paragraphs/:paragraph", NewWords.class, this::render);
    table.put(ONE + "/authenticity", Authenticity.class, this::declare);
    table.put(ONE + "/withdrawal", Withdrawal.class, this::withdraw);
  }

  /**
   * A paragraph of a revision in another language.
   *
   * @param over the id of the words that stand there; left out where none do
   */
  public record NewWords(
      String command, String shown, int revision, @Nullable String over, Doc body)
      implements Forums.Request {}

  /**
   * Whether it is as authentic as the original.
   *
   * @param last the id of the last words in it, as they were seen
   */
  public record Authenticity(String command, boolean authentic, int revision, String last)
      implements Forums.Request {}

  /**
   * Takes it back as a whole.
   *
   * @param last the id of the last words in it, as they were seen
   */
  public record Withdrawal(String command, String last) implements Forums.Request {}

  /** Who reads which paper. */
  private record Target(Seat seat, RenditionView shown, Reading reading) {
    Paper paper() {
      return reading.paper();
    }

    Standing standing(String language, int revision) {
      return Standing.of(shown, language, reading, revision);
    }

    boolean mayRender(String language) {
      return open() && shown.mayRender(seat, paper(), language);
    }

    /** Those of the six besides the original's, in the order of their codes. */
    List<String> mayRender() {
      return Text.LANGUAGES.stream()
          .filter(one -> !one.equals(paper().heading().language()) && mayRender(one))
          .sorted()
          .toList();
    }

    boolean owns() {
      return open() && shown.owns(seat, paper());
    }

    boolean mayWithdraw(Rendition there, String language) {
      boolean back = shown.withdraws(seat, paper());
      return open() && (back || (there.authentic() == null && mayRender(language)));
    }

    private boolean open() {
      return shown.view().room().isOpen() && !paper().withdrawn();
    }
  }

  private Target target(Call call) {
    return target(forums.seat(call), call);
  }

  private Target target(Seat seat, Call call) {
    RenditionView shown = renditions.shown(View.of(seat, call.id("room"), forums.attribution()));
    Paper paper = shown.paper(call.id("paper"));
    if (paper == null) {
      throw Problem.notFound();
    }
    return new Target(seat, shown, renditions.reading(forums, shown, paper));
  }

  private static String language(Call call) {
    String language = call.segment("language");
    if (!Text.LANGUAGES.contains(language)) {
      throw Problem.notFound();
    }
    return language;
  }

  private Answer list(Call call) {
    Target t = target(call);
    List<RenditionHead> heads = new ArrayList<>();
    int newest = t.reading.newest();
    String original = t.paper().heading().language();
    for (String language : t.shown.of(t.paper().id()).keySet()) {
      if (!language.equals(original) && t.reading.reads(newest)) {
        heads.add(t.standing(language, newest).listed());
      }
    }
    return Answer.ok(
        new RenditionList(t.paper().id(), original, newest, heads, t.mayRender(), cursor(t)));
  }

  private Answer read(Call call) {
    Target t = target(call);
    String language = language(call);
    int asked = call.number("revision", -1, 0, REVISIONS_MAX);
    int revision = asked < 0 ? t.reading.newest() : asked;
    String original = t.reading.edition(revision).heading().language();
    if (original.equals(language)) {
      throw Problem.notFound();
    }
    Standing standing = t.standing(language, revision);
    boolean isNewest = revision == t.reading.newest();
    Rendition there = standing.rendition();
    boolean own = t.owns();
    return Answer.ok(
        new RenditionPage(
            t.paper().id(),
            original,
            revision,
            standing.head(),
            standing.rows(),
            t.mayRender(language) && isNewest && !standing.isAuthentic(),
            isNewest && own,
            there != null && t.mayWithdraw(there, language),
            cursor(t)));
  }

  private Answer render(Call call, NewWords body) {
    Target t = target(call);
    Place at = place(call);
    Spot spot = new Spot(body.revision(), number(call));
    boolean known = !t.paper().withdrawn() && spot.revision() == t.reading.newest();
    boolean fits = known && t.reading.edition(spot.revision()).has(spot.paragraph());
    var shown = forums.position(call.id("forum"), at.room(), body.shown());
    var command = new Render(at, Ids.random(), spot, body.over(), shown, body.body(), fits);
    Done done = done(call, body, command, call.segment("paragraph"));
    return Answer.ok(after(call, done, spot.revision(), spot.paragraph()));
  }

  private Answer declare(Call call, Authenticity body) {
    Target t = target(call);
    Place at = place(call);
    boolean known = !t.paper().withdrawn() && body.revision() == t.reading.newest();
    boolean whole = known && t.standing(at.language(), body.revision()).isWhole();
    var command = new SetAuthenticity(at, body.authentic(), body.last(), body.revision(), whole);
    return Answer.ok(after(call, done(call, body, command), body.revision(), -1));
  }

  private Answer withdraw(Call call, Withdrawal body) {
    Target t = target(call);
    Done done = done(call, body, new WithdrawRendition(place(call), body.last()));
    return Answer.ok(after(call, done, t.reading.newest(), -1));
  }

  private Done done(Call call, Forums.Request body, RenditionCommand command, String... about) {
    Place at = command.at();
    List<String> whole =
        new ArrayList<>(List.of(call.id("forum"), at.room(), at.paper(), at.language()));
    whole.addAll(List.of(about));
    return forums.ask(call.account(), body, command, whole);
  }

  private RenditionAnswer after(Call call, Done done, int revision, int paragraph) {
    Target t = target(Seat.of(done.forum(), call.account().id()), call);
    if (t.paper().withdrawn()) { // what was done since does not make it undone
      return new RenditionAnswer(Standing.nothing(language(call)), null, cursor(t));
    }
    Standing standing = t.standing(language(call), revision);
    return new RenditionAnswer(standing.head(), standing.row(paragraph), cursor(t));
  }

  private String cursor(Target t) {
    return forums.cursor(t.shown.view());
  }

  private static Place place(Call call) {
    return new Place(call.id("room"), call.id("paper"), language(call));
  }

  private static int number(Call call) {
    try {
      return Integer.parseInt(call.segment("paragraph"));
    } catch (NumberFormatException notANumber) {
      throw Problem.notFound();
    }
  }
}
