package parley.fora;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import parley.forum.Forum.Decision;
import parley.forum.Role.Right;
import parley.forum.Rule;
import parley.forum.Seat;
import parley.live.Forums;
import parley.membership.MembershipCommand.OpenForum;
import parley.store.Keys;
import parley.web.Account;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Problem;
import parley.web.Routes;
import parley.web.Table;
import parley.web.Text;

/** The web of fora, for everybody to read, and the opening of a forum from one of its rows. */
public final class ForaRoutes implements Routes {
  private static final int PARTIES_MIN = 2;
  private final Fora fora;
  private final Forums forums;
  private final Keys keys;
  private final Answer published;
  private final Answer opening;

  public ForaRoutes(Fora fora, Forums forums, Keys keys) {
    this.fora = fora;
    this.forums = forums;
    this.keys = keys;
    this.published = Answer.ok(fora.published()).forAll();
    Fora.Template template = fora.template();
    this.opening =
        Answer.ok(new Opening(template.charter(), template.beside(), fora.patterns())).forAll();
  }

  @Override
  public void routes(Table table) {
    table.open().get("/api/fora", call -> published);
    table.open().get("/api/fora/opening", call -> opening);
    table.get("/api/forums/:forum/terms", this::terms);
    table.post("/api/forums", NewForum.class, this::open);
  }

  /**
   * Opens a forum; whoever asks becomes its organiser. Either from a row as it stands, or on terms.
   *
   * @param row id of a row, where there are no terms
   * @param seats which of the row's optional seats are taken; none if it is left out
   */
  public record NewForum(
      String command, @Nullable String row, @Nullable List<String> seats, @Nullable Terms terms)
      implements Forums.Request {}

  private record Opened(String forum) {}

  private record Opening(Text charter, Text beside, List<Fora.Pattern> templates) {}

  /** What a form is filled in from to open another forum like one that is there. */
  private Answer terms(Call call) {
    Seat seat = forums.seat(call.account().id(), call.id("forum"));
    seat.require(Right.SEAT);
    return Answer.ok(Terms.of(seat.forum(), fora));
  }

  private Answer open(Call call, NewForum body) {
    Account account = call.account();
    if (!account.operator()) {
      throw new Problem(Problem.Code.FORBIDDEN);
    }
    // made of the command, so that a retry finds the forum that the first one opened
    String made = account.id() + "|" + body.command();
    Terms terms = body.terms() == null ? fromRow(body) : body.terms();
    terms.check(fora);
    OpenForum command = new Founding(fora, keys, made).command(terms, account);
    String forum = command.forum();
    return Answer.created(new Opened(forums.ask(account, body, command, List.of(forum)).subject()));
  }

  private Terms fromRow(NewForum body) {
    Row row = body.row() == null ? null : fora.row(body.row());
    if (row == null) {
      throw Problem.field("row", "is not a row of the web of fora");
    }
    Row.Track proposed = row.track().value();
    boolean beside = row.reference() || proposed == null;
    return new Terms(
        row.id(),
        null,
        beside ? beside(row.name()) : row.name(),
        Objects.requireNonNull(fora.issue(row.issue())),
        row.reference() || proposed == null ? Row.Track.T2.name() : proposed.name(),
        row.goals(),
        parties(row, body),
        fora.template().charter(),
        Decision.NO_OBJECTION,
        Rule.Preset.CHATHAM_HOUSE.rule(),
        false,
        List.of());
  }

  private Text beside(Text row) {
    Map<String, String> names = new HashMap<>();
    fora.template()
        .beside()
        .in()
        .forEach((language, wording) -> {
          String name = row.in().get(language);
          if (name != null) {
            names.put(language, wording.replace("{forum}", name));
          }
        });
    return new Text(names);
  }

  private static List<String> parties(Row row, NewForum body) {
    List<String> codes =
        new ArrayList<>(row.parties().stream().map(Row.NamedParty::party).toList());
    for (String seat : body.seats() == null ? List.<String>of() : body.seats()) {
      if (row.optionalSeats().stream().noneMatch(optional -> optional.party().equals(seat))) {
        throw Problem.field("seats", "names what is no optional seat of this row");
      }
      codes.add(seat);
    }
    if (codes.size() < PARTIES_MIN) {
      throw Problem.field("row", "names no parties that a forum could be opened with");
    }
    return codes;
  }
}
