package parley.fora;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import parley.fora.Proposals.Proposal;
import parley.forum.Participant.Capacity;
import parley.forum.Role;
import parley.live.Forums;
import parley.membership.MembershipCommand.Person;
import parley.membership.MembershipCommand.SeatPerson;
import parley.store.Database;
import parley.store.Documents.Stored;
import parley.store.Keys;
import parley.web.Account;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Ids;
import parley.web.Problem;
import parley.web.Routes;
import parley.web.Table;

/** Proposing a forum to somebody who may open one, and what becomes of it. */
public final class ProposalRoutes implements Routes {
  private static final String ALL = "/api/proposals";
  private static final int WHY_MAX = 4_000;
  private static final int OPEN_MAX = 10;
  private final Fora fora;
  private final Forums forums;
  private final Openers openers;
  private final Proposals proposals;
  private final Keys keys;
  private final InstantSource clock;

  /**
   * Who opens forums here.
   *
   * @param all them, each by name
   * @param name how the owner of an account is called, or null
   */
  public record Openers(
      java.util.function.Supplier<List<Account>> all, Function<String, @Nullable String> name) {
    boolean has(String account) {
      return all.get().stream().anyMatch(one -> one.id().equals(account));
    }

    String called(String account) {
      String name = this.name.apply(account);
      return name == null ? "—" : name;
    }
  }

  /** With the database where proposals are kept. */
  public ProposalRoutes(Fora fora, Forums forums, Openers openers, Database database) {
    this.fora = fora;
    this.forums = forums;
    this.openers = openers;
    this.proposals = new Proposals(database);
    this.keys = database.keys();
    this.clock = InstantSource.system();
  }

  @Override
  public void routes(Table table) {
    table.get(ALL, this::list);
    table.post(ALL, NewProposal.class, this::propose);
    table.put(ALL + "/:proposal/refusal", Refusal.class, this::decline);
    table.put(ALL + "/:proposal/acceptance", Acceptance.class, this::accept);
  }

  /** Proposes a forum to one who may open it. */
  public record NewProposal(String command, String to, String why, Terms terms) {}

  /** Declines it with a sentence. */
  public record Refusal(String answer) {}

  /**
   * Says which forum came of it; whoever proposed it is made its organiser too, if that is wished.
   */
  public record Acceptance(String command, String forum, boolean seats) implements Forums.Request {}

  private record Opener(String account, String name) {}

  private record Line(
      String id,
      String by,
      String to,
      Instant at,
      Terms terms,
      String why,
      @Nullable String answer,
      boolean opened) {}

  private record Page(List<Opener> openers, List<Line> made, List<Line> received) {}

  private record Proposed(String proposal) {}

  private Answer list(Call call) {
    String account = call.account().id();
    List<Opener> named = new ArrayList<>();
    openers.all().get().forEach(one -> named.add(new Opener(one.id(), one.name())));
    return Answer.ok(new Page(named, lines(proposals.by(account)), lines(proposals.to(account))));
  }

  private List<Line> lines(List<Proposal> all) {
    return all.stream()
        .map(p ->
            new Line(
                p.id(),
                openers.called(p.by()),
                openers.called(p.to()),
                p.at(),
                p.terms(),
                p.why(),
                p.answer(),
                p.forum() != null))
        .toList();
  }

  private Answer propose(Call call, NewProposal body) {
    String account = call.account().id();
    if (!Ids.valid(body.command())) {
      throw Problem.field("command", "must be 22 characters of base64url");
    }
    if (!openers.has(body.to())) {
      throw Problem.field("to", "is nobody who opens forums here");
    }
    words("why", body.why());
    body.terms().check(fora);
    String id = proposals.id(account, body.command());
    long open = proposals.by(account).stream().filter(Proposal::isOpen).count();
    if (proposals.find(id) == null && open >= OPEN_MAX) {
      throw new Problem(Problem.Code.FULL);
    }
    Instant now = clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
    proposals.add(new Proposal(id, account, body.to(), now, body.terms(), body.why(), null, null));
    return Answer.created(new Proposed(id));
  }

  private Answer decline(Call call, Refusal body) {
    words("answer", body.answer());
    Stored<Proposal> stored = open(received(call));
    settle(stored, stored.value().declined(body.answer()));
    return Answer.noContent();
  }

  private Answer accept(Call call, Acceptance body) {
    Stored<Proposal> stored = received(call);
    if (body.forum().equals(stored.value().forum())) {
      return Answer.noContent(); // the answer to the first did not arrive
    }
    Proposal proposal = open(stored).value();
    forums.seat(call.account().id(), body.forum());
    if (body.seats()) {
      String participant = keys.mac("proposal/seat", proposal.id());
      Person person =
          new Person(
              participant,
              proposal.by(),
              openers.called(proposal.by()),
              null,
              Capacity.STAFF,
              List.of(Role.ORGANISER));
      SeatPerson seat = new SeatPerson(body.forum(), person, List.of(), true);
      forums.ask(call.account(), body, seat, List.of(body.forum()));
    }
    settle(stored, proposal.opened(body.forum()));
    return Answer.noContent();
  }

  /** One made to whoever asks; to all others it does not exist. */
  private Stored<Proposal> received(Call call) {
    Stored<Proposal> stored = proposals.find(call.id("proposal"));
    if (stored == null || !stored.value().to().equals(call.account().id())) {
      throw Problem.notFound();
    }
    return stored;
  }

  private static Stored<Proposal> open(Stored<Proposal> stored) {
    if (!stored.value().isOpen()) {
      throw new Problem(Problem.Code.NOTHING_CHANGES);
    }
    return stored;
  }

  private void settle(Stored<Proposal> before, Proposal after) {
    if (!proposals.change(before, after)) {
      throw new Problem(Problem.Code.NOTHING_CHANGES);
    }
  }

  private static void words(String field, String text) {
    if (text.isBlank() || text.length() > WHY_MAX) {
      throw Problem.field(field, "must have 1 to " + WHY_MAX + " characters");
    }
  }
}
