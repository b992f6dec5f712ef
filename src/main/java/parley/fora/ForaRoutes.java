package parley.fora;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import parley.forum.ForumEvent;
import parley.forum.Participant.Capacity;
import parley.forum.Role;
import parley.forum.Rule;
import parley.live.Forums;
import parley.membership.MembershipCommand.NewGroup;
import parley.membership.MembershipCommand.OpenForum;
import parley.membership.MembershipCommand.Person;
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

  public ForaRoutes(Fora fora, Forums forums, Keys keys) {
    this.fora = fora;
    this.forums = forums;
    this.keys = keys;
    this.published = Answer.ok(fora.published()).forAll();
  }

  @Override
  public void routes(Table table) {
    table.open().get("/api/fora", call -> published);
    table.post("/api/forums", NewForum.class, this::open);
  }

  /**
   * Opens a forum from a row; whoever asks becomes its organiser.
   *
   * @param row id of a row
   * @param seats which of the row's optional seats are taken; none if it is left out
   */
  public record NewForum(String command, String row, @Nullable List<String> seats)
      implements Forums.Request {}

  private record Opened(String forum) {}

  private Answer open(Call call, NewForum body) {
    Account account = call.account();
    if (!account.operator()) {
      throw new Problem(Problem.Code.FORBIDDEN);
    }
    Row row = fora.row(body.row());
    if (row == null) {
      throw Problem.field("row", "is not a row of the web of fora");
    }
    // made of the command, so that a retry finds the forum that the first one opened
    String forum = id("forum", account, body);
    OpenForum command =
        new OpenForum(
            forum, info(row), parties(row, body), plenary(account, body), organiser(account, body));
    return Answer.created(new Opened(forums.ask(account, body, command, List.of(forum)).subject()));
  }

  private ForumEvent.Info info(Row row) {
    Row.Track proposed = row.track().value();
    boolean beside = row.reference() || proposed == null;
    return new ForumEvent.Info(
        beside ? beside(row.name()) : row.name(),
        Objects.requireNonNull(fora.issue(row.issue())),
        fora.template().charter(),
        row.id(),
        row.reference() || proposed == null ? Row.Track.T2.name() : proposed.name(),
        row.goals());
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

  private Map<String, Text> parties(Row row, NewForum body) {
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
    return fora.parties(codes);
  }

  private NewGroup plenary(Account account, NewForum body) {
    Fora.Template.Plenary plenary = fora.template().plenary();
    return new NewGroup(
        id("group", account, body),
        id("room", account, body),
        plenary.symbol(),
        plenary.name(),
        plenary.mandate(),
        plenary.room(),
        Rule.Preset.CHATHAM_HOUSE.rule());
  }

  private Person organiser(Account account, NewForum body) {
    return new Person(
        id("participant", account, body),
        account.id(),
        account.name(),
        null,
        Capacity.STAFF,
        List.of(Role.ORGANISER));
  }

  private String id(String what, Account account, NewForum body) {
    return keys.mac("opened/" + what, account.id() + "|" + body.command());
  }
}
