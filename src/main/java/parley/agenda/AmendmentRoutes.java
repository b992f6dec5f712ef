package parley.agenda;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.agenda.AgendaCommand.AnswerAmendment;
import parley.agenda.AgendaCommand.ProposeAmendment;
import parley.agenda.AgendaCommand.Wanted;
import parley.agenda.AgendaCommand.WithdrawAmendment;
import parley.agenda.AgendaRoutes.MyConsent;
import parley.agenda.state.Change;
import parley.agenda.state.Item.Affected;
import parley.agenda.state.Item.Lead;
import parley.agenda.state.Item.Wording;
import parley.agenda.state.Session;
import parley.discussion.Doc;
import parley.draft.Texts;
import parley.forum.Seat;
import parley.live.Done;
import parley.live.Forums;
import parley.store.Position;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Ids;
import parley.web.Json;
import parley.web.Problem;
import parley.web.Routes;
import parley.web.Table;

/** Proposals on top of adopted agendas, and agendas as they once were adopted, over HTTP. */
public final class AmendmentRoutes implements Routes {
  private static final String AGENDA = SessionRoutes.SESSION + "/agenda";
  private static final String AMENDMENT = AGENDA + "/amendments/:amendment";
  private final Answers.Source source;
  private final Texts texts;

  public AmendmentRoutes(Forums forums, Agendas agendas, Texts texts, InstantSource clock) {
    this.source = new Answers.Source(forums, agendas, clock);
    this.texts = texts;
  }

  @Override
  public void routes(Table table) {
    table.post(AGENDA + "/amendments", NewAmendment.class, this::propose);
    table.get(AGENDA + "/amendments", this::settled);
    table.get(AMENDMENT, this::read);
    table.put(AMENDMENT + "/consent", MyConsent.class, this::answer);
    table.put(AMENDMENT + "/withdrawal", SessionRoutes.Change.class, this::withdraw);
    table.get(AGENDA + "/editions/:edition", this::edition);
  }

  /**
   * One thing that is to be otherwise.
   *
   * @param item the id of an item; of one that is added, any word by which others may say that they
   *     are to stand behind it
   */
  public record NewChange(
      Change.Kind kind,
      String item,
      @Nullable String after,
      @Nullable String title,
      @Nullable Integer minutes,
      @Nullable Lead lead,
      @Nullable List<Affected> affected,
      @Nullable Doc notes) {}

  /**
   * Proposes to amend an edition of the agenda.
   *
   * @param shown the cursor of the page on which its author saw who reads here
   */
  public record NewAmendment(
      String command,
      String shown,
      int base,
      Instant deadline,
      String reason,
      List<NewChange> changes)
      implements Forums.Request {}

  private Answer propose(Call call, NewAmendment body) {
    String session = call.id("session");
    String room = call.id("room");
    // what is not there has no cursors either
    source.forums().seat(call).room(room);
    var command =
        new ProposeAmendment(
            room,
            session,
            Ids.random(),
            source.forums().position(call.id("forum"), room, body.shown()),
            body.base(),
            body.deadline(),
            body.reason(),
            wanted(body.changes()));
    Done done = source.done(call, body, command, session);
    Seat seat = Seat.of(done.forum(), call.account().id());
    return Answer.created(source.of(seat, room).agenda(session));
  }

  /** Those that are added get ids of ours. */
  private static List<Wanted> wanted(List<NewChange> changes) {
    Map<String, String> ids = new HashMap<>();
    for (NewChange one : changes) {
      if (one.kind == Change.Kind.ADD && ids.put(one.item, Ids.random()) != null) {
        throw Problem.field("changes.item", "is added twice");
      }
    }
    List<Wanted> wanted = new ArrayList<>();
    for (NewChange one : changes) {
      String item = ids.getOrDefault(one.item, one.item);
      String after = one.after == null ? null : ids.getOrDefault(one.after, one.after);
      List<Affected> affected = one.affected == null ? List.of() : one.affected;
      Wording wording = one.title == null ? null : new Wording(one.title, one.lead, affected);
      int minutes = one.minutes == null ? 0 : one.minutes;
      String text = one.kind == Change.Kind.ADD ? item : Ids.random();
      wanted.add(new Wanted(one.kind, item, after, minutes, wording, text, one.notes));
    }
    return wanted;
  }

  private Answer answer(Call call, MyConsent body) {
    String amendment = call.id("amendment");
    return done(
        call,
        body,
        new AnswerAmendment(call.id("room"), call.id("session"), amendment, body.consent()));
  }

  private Answer withdraw(Call call, SessionRoutes.Change body) {
    String amendment = call.id("amendment");
    return done(call, body, new WithdrawAmendment(call.id("room"), call.id("session"), amendment));
  }

  private Answer done(Call call, Forums.Request body, AgendaCommand.Amending command) {
    Answers now = source.after(call, body, command, command.session(), command.amendment());
    return Answer.ok(now.agenda(command.session()));
  }

  private Answer settled(Call call) {
    Answers now = source.now(call);
    Session session = now.session(call.id("session"));
    return Answer.ok(now.amendments().settled(session, call.query("before")));
  }

  private Answer read(Call call) {
    Answers now = source.now(call);
    Session session = now.session(call.id("session"));
    return Answer.ok(
        now.amendments()
            .notes(session, call.id("amendment"), (text, before) -> words(now, text, before)));
  }

  private Answer edition(Call call) {
    Answers now = source.now(call);
    Session session = now.session(call.id("session"));
    int number = Agendas.edition(call.segment("edition"));
    return Answer.ok(
        now.amendments().edition(session, number, (text, before) -> words(now, text, before)));
  }

  private Json.@Nullable Raw words(Answers now, String text, Position before) {
    return texts.readable(now.mine().seat(), now.mine().room().id(), text, before);
  }
}
