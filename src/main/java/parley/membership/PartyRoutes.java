package parley.membership;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.forum.Forum;
import parley.forum.Participant;
import parley.forum.Role.Right;
import parley.forum.Seat;
import parley.live.Forums;
import parley.membership.ArrangementRoutes.From;
import parley.membership.MembershipRoutes.Change;
import parley.membership.PartyCommand.Candidate;
import parley.membership.PartyCommand.Consent;
import parley.membership.PartyCommand.Leave;
import parley.membership.PartyCommand.Propose;
import parley.membership.PartyCommand.Withdraw;
import parley.membership.Standing.Accession;
import parley.membership.Standing.Kind;
import parley.membership.Standing.Outcome;
import parley.membership.Standing.Reading;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Ids;
import parley.web.Problem;
import parley.web.Routes;
import parley.web.Table;
import parley.web.Text;

/** Leaving, the withdrawal of a party, and the accession of another. */
final class PartyRoutes implements Routes {
  private static final String FORUM = "/api/forums/:forum";
  private final Forums forums;

  PartyRoutes(Forums forums) {
    this.forums = forums;
  }

  @Override
  public void routes(Table table) {
    table.get(FORUM + "/parties", this::parties);
    table.put(FORUM + "/departure", Change.class, (call, body) -> leave(call, body, null, null));
    table.put(
        FORUM + "/groups/:group/departure",
        Change.class,
        (call, body) -> leave(call, body, call.id("group"), null));
    table.put(
        FORUM + "/rooms/:room/departure",
        Change.class,
        (call, body) -> leave(call, body, null, call.id("room")));
    table.put(FORUM + "/parties/:party/withdrawal", Change.class, this::withdraw);
    table.post(FORUM + "/accessions", NewAccession.class, this::propose);
    table.put(FORUM + "/accessions/:accession/consent", Reply.class, this::answer);
  }

  /** Proposes that a party come in; {@code since} goes with that choice only. */
  public record NewAccession(
      String command,
      String party,
      Text name,
      boolean observer,
      String why,
      From from,
      @Nullable Instant since,
      Instant deadline)
      implements Forums.Request {}

  /** What one's party says to it. */
  public record Reply(String command, boolean consents) implements Forums.Request {}

  private record PartyLine(String code, Text name, Kind standing) {}

  /** What everybody sees of it; {@code answer} is that of one's own party only. */
  private record AccessionLine(
      String id,
      String party,
      Text name,
      boolean observer,
      String why,
      String by,
      Instant asked,
      Instant deadline,
      From from,
      @Nullable Instant since,
      boolean yours,
      @Nullable Boolean answer,
      @Nullable Outcome outcome,
      @Nullable List<String> unheard) {}

  private record Page(List<PartyLine> parties, List<AccessionLine> accessions, boolean withdraws) {}

  private record Made(String accession) {}

  private Answer parties(Call call) {
    Seat seat = forums.seat(call.account().id(), call.id("forum"));
    Forum forum = seat.forum();
    Standing standing = Parties.of(forum);
    List<PartyLine> parties = new ArrayList<>();
    forum
        .parties()
        .forEach((code, name) -> parties.add(new PartyLine(code, name, standing.kind(code))));
    parties.sort(Comparator.comparing(PartyLine::code));
    List<AccessionLine> lines = new ArrayList<>();
    for (Accession one : standing.accessions().values()) {
      if (one.end() == null || Parties.reads(seat, one.end().entry())) {
        lines.add(line(seat, one));
      }
    }
    lines.sort(Comparator.comparing(AccessionLine::asked).reversed());
    boolean withdraws = seat.has(Right.APPROVE) && seat.participant().party() != null;
    return Answer.ok(new Page(parties, lines, withdraws));
  }

  private static AccessionLine line(Seat seat, Accession one) {
    Forum forum = seat.forum();
    PartyEvent.AccessionAsked asked = one.asked();
    PartyEvent.Asked words = asked.content();
    String mine = Accessions.answersFor(seat);
    String own = seat.participant().party();
    Participant by = forum.participants().get(asked.by());
    Reading reading = asked.reading();
    From from = reading.all() ? From.ALL : reading.since() == null ? From.NOW : From.SINCE;
    return new AccessionLine(
        asked.accession(),
        asked.party(),
        words == null ? Text.english(asked.party()) : words.name(),
        asked.kind() == Kind.OBSERVER,
        words == null ? "" : words.why(),
        by == null ? "—" : by.name(),
        one.at(),
        asked.deadline(),
        from,
        reading.since(),
        mine != null && one.isOpen(),
        own == null ? null : one.answers().get(own),
        one.outcome(),
        one.end() != null && one.end().outcome() == Outcome.NOT_HEARD ? one.end().unheard() : null);
  }

  private Answer leave(Call call, Change body, @Nullable String group, @Nullable String room) {
    String forum = call.id("forum");
    List<String> about = new ArrayList<>(List.of(forum));
    if (group != null) {
      about.add(group);
    }
    if (room != null) {
      about.add(room);
    }
    forums.ask(call.account(), body, new Leave(forum, group, room), about);
    return Answer.noContent();
  }

  private Answer withdraw(Call call, Change body) {
    String forum = call.id("forum");
    String party = call.segment("party");
    forums.ask(call.account(), body, new Withdraw(forum, party), List.of(forum, party));
    return Answer.noContent();
  }

  private Answer propose(Call call, NewAccession body) {
    Seat seat = forums.seat(call.account().id(), call.id("forum"));
    seat.require(Right.SEAT); // before the journal is searched
    if ((body.since() != null) != (body.from() == From.SINCE)) {
      throw Problem.field("since", "goes with the choice of a moment, and only with it");
    }
    Kind kind = body.observer() ? Kind.OBSERVER : Kind.FULL;
    Reading reading =
        new Reading(
            body.from() == From.ALL,
            body.since(),
            body.since() == null ? null : forums.since(seat, body.since()));
    Candidate candidate = new Candidate(body.party(), body.name(), kind, body.why());
    String forum = seat.forum().id();
    Propose command = new Propose(forum, Ids.random(), candidate, reading, body.deadline());
    var done = forums.ask(call.account(), body, command, List.of(forum));
    return Answer.created(new Made(done.subject()));
  }

  private Answer answer(Call call, Reply body) {
    String forum = call.id("forum");
    String accession = call.id("accession");
    Consent command = new Consent(forum, accession, body.consents());
    forums.ask(call.account(), body, command, List.of(forum, accession));
    return Answer.noContent();
  }
}
