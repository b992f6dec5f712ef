package parley.agenda;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.agenda.AgendaCommand.AskAdoption;
import parley.agenda.AgendaCommand.DeferItem;
import parley.agenda.AgendaCommand.DropItem;
import parley.agenda.AgendaCommand.GiveConsent;
import parley.agenda.AgendaCommand.IssueSummary;
import parley.agenda.AgendaCommand.Link;
import parley.agenda.AgendaCommand.MergeItem;
import parley.agenda.AgendaCommand.Origin;
import parley.agenda.AgendaCommand.PlaceItem;
import parley.agenda.AgendaCommand.ProposeItem;
import parley.agenda.AgendaCommand.RecordOutcome;
import parley.agenda.AgendaCommand.RestoreItem;
import parley.agenda.AgendaCommand.ReviseItem;
import parley.agenda.AgendaCommand.TakeBackAdoption;
import parley.agenda.SessionRoutes.Change;
import parley.agenda.state.Adoption.Consent;
import parley.agenda.state.Item.Affected;
import parley.agenda.state.Item.Lead;
import parley.agenda.state.Item.Level;
import parley.agenda.state.Item.Outcome;
import parley.agenda.state.Item.Wording;
import parley.discussion.Doc;
import parley.forum.Seat;
import parley.live.Done;
import parley.live.Forums;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Ids;
import parley.web.Routes;
import parley.web.Table;

/** The agenda of a session over HTTP: its items, bids, adoption, outcomes and summary. */
public final class AgendaRoutes implements Routes {
  private static final String AGENDA = SessionRoutes.SESSION + "/agenda";
  private static final String ITEM = AGENDA + "/items/:item";
  private final Answers.Source source;

  public AgendaRoutes(Forums forums, Agendas agendas, InstantSource clock) {
    this.source = new Answers.Source(forums, agendas, clock);
  }

  @Override
  public void routes(Table table) {
    table.get(AGENDA, this::read);
    table.post(AGENDA + "/items", NewItem.class, this::propose);
    table.put(ITEM, PlannedItem.class, this::revise);
    table.put(ITEM + "/place", NewPlace.class, this::place);
    table.put(ITEM + "/links", Links.class, this::link);
    table.put(ITEM + "/merger", Merger.class, this::merge);
    table.put(ITEM + "/deferral", Deferral.class, this::defer);
    table.put(ITEM + "/withdrawal", Change.class, this::drop);
    table.put(ITEM + "/restoration", Change.class, this::restore);
    table.put(ITEM + "/bid", Bid.class, this::bid);
    table.put(ITEM + "/outcome", Ending.class, this::end);
    table.put(AGENDA + "/adoption", NewAdoption.class, this::ask);
    table.put(AGENDA + "/adoption/withdrawal", Change.class, this::takeBack);
    table.put(AGENDA + "/consent", MyConsent.class, this::consent);
    table.put(AGENDA + "/summary/issue", Change.class, this::issue);
  }

  /**
   * Proposes an item: behind another or at the end, perhaps split off one, with its first notes.
   */
  public record NewItem(
      String command,
      String title,
      int minutes,
      @Nullable String after,
      @Nullable String from,
      @Nullable Doc notes)
      implements Forums.Request {}

  /** The whole of an item as it is to be, but its notes. */
  public record PlannedItem(
      String command, String title, int minutes, @Nullable Lead lead, List<Affected> affected)
      implements Forums.Request {}

  /** Behind which other; left out: first. */
  public record NewPlace(String command, @Nullable String after) implements Forums.Request {}

  /** All threads that belong to it, and all papers; these left out: as they are. */
  public record Links(String command, List<String> threads, @Nullable List<String> papers)
      implements Forums.Request {}

  /** The item it is taken up with. */
  public record Merger(String command, String into) implements Forums.Request {}

  /** The session it is taken up in. */
  public record Deferral(String command, String session) implements Forums.Request {}

  /** How ripe my party takes it to be. */
  public record Bid(String command, Level level) implements Forums.Request {}

  /** What came of it. */
  public record Ending(String command, Outcome outcome) implements Forums.Request {}

  /** Asks the co-chairs. */
  public record NewAdoption(String command, Instant deadline, boolean hidden)
      implements Forums.Request {}

  /** How far my party goes along. */
  public record MyConsent(String command, Consent consent) implements Forums.Request {}

  private Answer read(Call call) {
    return Answer.ok(source.now(call).page(call.id("session")));
  }

  private Answer propose(Call call, NewItem body) {
    At at = At.of(call);
    Origin origin = new Origin(body.after(), body.from());
    var command =
        new ProposeItem(
            at.room, at.session, Ids.random(), origin, body.title(), body.minutes(), body.notes());
    Done done = source.done(call, body, command, at.session);
    Seat seat = Seat.of(done.forum(), call.account().id());
    return Answer.created(source.of(seat, at.room).item(at.session, done.subject()));
  }

  private Answer revise(Call call, PlannedItem body) {
    At at = At.of(call);
    Wording wording = new Wording(body.title(), body.lead(), body.affected());
    String item = call.id("item");
    return item(call, body, new ReviseItem(at.room, at.session, item, body.minutes(), wording));
  }

  private Answer place(Call call, NewPlace body) {
    At at = At.of(call);
    return item(call, body, new PlaceItem(at.room, at.session, call.id("item"), body.after()));
  }

  private Answer link(Call call, Links body) {
    At at = At.of(call);
    String item = call.id("item");
    return item(call, body, new Link(at.room, at.session, item, body.threads(), body.papers()));
  }

  private Answer merge(Call call, Merger body) {
    At at = At.of(call);
    return item(call, body, new MergeItem(at.room, at.session, call.id("item"), body.into()));
  }

  private Answer defer(Call call, Deferral body) {
    At at = At.of(call);
    return item(call, body, new DeferItem(at.room, at.session, call.id("item"), body.session()));
  }

  private Answer drop(Call call, Change body) {
    At at = At.of(call);
    return item(call, body, new DropItem(at.room, at.session, call.id("item")));
  }

  private Answer restore(Call call, Change body) {
    At at = At.of(call);
    return item(call, body, new RestoreItem(at.room, at.session, call.id("item")));
  }

  private Answer bid(Call call, Bid body) {
    At at = At.of(call);
    String item = call.id("item");
    return item(call, body, new AgendaCommand.Bid(at.room, at.session, item, body.level()));
  }

  private Answer end(Call call, Ending body) {
    At at = At.of(call);
    return item(
        call, body, new RecordOutcome(at.room, at.session, call.id("item"), body.outcome()));
  }

  private Answer ask(Call call, NewAdoption body) {
    At at = At.of(call);
    return whole(call, body, new AskAdoption(at.room, at.session, body.deadline(), body.hidden()));
  }

  private Answer takeBack(Call call, Change body) {
    At at = At.of(call);
    return whole(call, body, new TakeBackAdoption(at.room, at.session));
  }

  private Answer consent(Call call, MyConsent body) {
    At at = At.of(call);
    return whole(call, body, new GiveConsent(at.room, at.session, body.consent()));
  }

  private Answer issue(Call call, Change body) {
    At at = At.of(call);
    return whole(call, body, new IssueSummary(at.room, at.session));
  }

  private Answer item(Call call, Forums.Request body, AgendaCommand command) {
    String session = call.id("session");
    String item = call.id("item");
    return Answer.ok(source.after(call, body, command, session, item).item(session, item));
  }

  private Answer whole(Call call, Forums.Request body, AgendaCommand command) {
    String session = call.id("session");
    return Answer.ok(source.after(call, body, command, session).agenda(session));
  }

  /** Whose agenda. */
  private record At(String room, String session) {
    static At of(Call call) {
      return new At(call.id("room"), call.id("session"));
    }
  }
}
