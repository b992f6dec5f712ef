package parley.invitation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.forum.Participant.Capacity;
import parley.forum.Role;
import parley.forum.Role.Right;
import parley.forum.Seat;
import parley.invitation.Invitable.Wrong;
import parley.invitation.Invitation.Offered;
import parley.invitation.Invitation.Pass;
import parley.invitation.Invitation.Way;
import parley.invitation.Invitation.Whom;
import parley.invitation.InvitationCommand.Invite;
import parley.invitation.InvitationCommand.Invitee;
import parley.invitation.InvitationCommand.Resend;
import parley.invitation.InvitationCommand.Revoke;
import parley.invitation.Issuing.Fresh;
import parley.invitation.Secrets.Place;
import parley.live.Forums;
import parley.membership.MembershipRoutes.Horizon;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Problem;
import parley.web.Routes;
import parley.web.Table;

/** The list of those invited, and what changes it: for organisers, and co-chairs of a party. */
public final class InvitationRoutes implements Routes {
  private static final String ALL = "/api/forums/:forum/invitations";
  private static final String ONE = ALL + "/:invitation";
  private final Forums forums;
  private final Invitations invitations;
  private final Issuing issuing;
  private final Accounts accounts;

  /** Who has an account. */
  @FunctionalInterface
  public interface Accounts {
    /** The account of a verified address, or null. */
    @Nullable String byEmail(String email);
  }

  public InvitationRoutes(
      Forums forums, Invitations invitations, Issuing issuing, Accounts accounts) {
    this.forums = forums;
    this.invitations = invitations;
    this.issuing = issuing;
    this.accounts = accounts;
  }

  @Override
  public void routes(Table table) {
    table.get(ALL, this::list);
    table.post(ALL, NewInvitations.class, this::invite);
    table.post(ALL + "/preview", Preview.class, this::preview);
    table.put(ONE + "/renewal", Renewal.class, this::resend);
    table.put(ONE + "/revocation", Revocation.class, this::revoke);
  }

  /** Somebody to be invited; {@code horizon} says from when on they will read. */
  public record Asked(
      String name,
      String email,
      String language,
      @Nullable String party,
      Capacity capacity,
      List<Role> roles,
      List<String> groups,
      Horizon horizon) {
    Whom whom() {
      return new Whom(name.strip(), email.strip(), language);
    }

    Offered offered() {
      return new Offered(party, capacity, roles, groups, horizon == Horizon.ALL);
    }
  }

  /** Invites all of them, or nobody; good for so many days. */
  public record NewInvitations(String command, List<Asked> people, int days, Way way)
      implements Forums.Request {}

  /** What would come of it. */
  public record Preview(List<Asked> people) {}

  /** A new pass for an invitation. */
  public record Renewal(String command, int days, Way way) implements Forums.Request {}

  /** Takes it back. */
  public record Revocation(String command) implements Forums.Request {}

  private record Line(
      String invitation,
      String name,
      String email,
      String language,
      @Nullable String party,
      Capacity capacity,
      List<Role> roles,
      List<String> groups,
      Way way,
      Invitation.State state,
      Instant made,
      Instant until) {}

  private record Listed(List<Line> invitations, Invitable.May may, boolean letters) {}

  private record Judged(@Nullable Wrong wrong, @Nullable String field) {}

  private record Previewed(List<Judged> people) {}

  private record Made(String invitation, @Nullable String code) {}

  private record MadeAll(List<Made> invitations) {}

  private record Renewed(@Nullable String code) {}

  private record Nothing() {}

  private Answer list(Call call) {
    Seat seat = seat(call);
    Map<String, Invitation> all = seat.forum().of(invitations);
    Invitable invitable = new Invitable(seat, all);
    Instant now = issuing.now();
    List<Line> lines = new ArrayList<>();
    for (Invitation one : all.values()) {
      if (invitable.sees(one) && one.whom() != null) {
        lines.add(line(one, one.whom(), now));
      }
    }
    lines.sort(Comparator.comparing(Line::made).reversed().thenComparing(Line::name));
    return Answer.ok(new Listed(lines, invitable.may(), issuing.sends()));
  }

  private static Line line(Invitation one, Whom whom, Instant now) {
    Offered o = one.offered();
    return new Line(
        one.id(),
        whom.name(),
        whom.email(),
        whom.language(),
        o.party(),
        o.capacity(),
        o.roles(),
        o.groups(),
        one.pass().way(),
        one.state(now),
        one.made(),
        one.pass().until());
  }

  private Answer preview(Call call, Preview body) {
    Seat seat = seat(call);
    if (body.people().isEmpty() || body.people().size() > Invitations.PEOPLE_MAX) {
      throw Problem.field("people", "must be 1 to " + Invitations.PEOPLE_MAX);
    }
    Pass none = new Pass(Way.LETTER, "", "", Instant.EPOCH);
    List<Invitee> people = body.people().stream().map(one -> invitee(one, "", none)).toList();
    List<Judged> judged = new ArrayList<>();
    for (Wrong wrong : new Invitable(seat, seat.forum().of(invitations)).wrong(people)) {
      judged.add(wrong == null ? new Judged(null, null) : new Judged(wrong, wrong.field));
    }
    return Answer.ok(new Previewed(judged));
  }

  private Answer invite(Call call, NewInvitations body) {
    String forum = seat(call).forum().id(); // before any address is looked up
    List<Invitee> people = new ArrayList<>();
    List<Fresh> fresh = new ArrayList<>();
    for (int i = 0; i < Math.min(body.people().size(), Invitations.PEOPLE_MAX + 1); i++) {
      Fresh one = issuing.fresh(body.way(), call.account().id() + "|" + body.command() + "|" + i);
      people.add(invitee(body.people().get(i), one.id(), issuing.pass(one, body.days())));
      fresh.add(one);
    }
    for (int i = 0; i < people.size(); i++) {
      issuing.lead(fresh.get(i), people.get(i).whom(), new Place(forum, fresh.get(i).id()));
    }
    forums.ask(call.account(), body, new Invite(forum, people), List.of(forum));
    issuing.wake();
    return Answer.created(
        new MadeAll(fresh.stream().map(one -> new Made(one.id(), one.code())).toList()));
  }

  private Answer resend(Call call, Renewal body) {
    Seat seat = seat(call);
    String id = call.id("invitation");
    Map<String, Invitation> all = seat.forum().of(invitations);
    Invitation known = all.get(id);
    if (known == null || known.whom() == null || !new Invitable(seat, all).sees(known)) {
      throw Problem.notFound();
    }
    String forum = seat.forum().id();
    Fresh fresh = issuing.fresh(body.way(), call.account().id() + "|" + body.command() + "|" + id);
    issuing.lead(fresh, known.whom(), new Place(forum, id));
    Resend command = new Resend(forum, id, issuing.pass(fresh, body.days()));
    forums.ask(call.account(), body, command, List.of(forum, id));
    issuing.wake();
    return Answer.ok(new Renewed(fresh.code()));
  }

  private Answer revoke(Call call, Revocation body) {
    String forum = call.id("forum");
    String id = call.id("invitation");
    forums.ask(call.account(), body, new Revoke(forum, id), List.of(forum, id));
    return Answer.ok(new Nothing());
  }

  private Seat seat(Call call) {
    Seat seat = forums.seat(call.account().id(), call.id("forum"));
    seat.require(Right.INVITE);
    return seat;
  }

  private Invitee invitee(Asked one, String id, Pass pass) {
    Whom whom = one.whom();
    return new Invitee(id, whom, one.offered(), pass, accounts.byEmail(whom.email()));
  }
}
