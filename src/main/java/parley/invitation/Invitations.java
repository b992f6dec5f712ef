package parley.invitation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import parley.forum.Command;
import parley.forum.Event;
import parley.forum.Event.Entry;
import parley.forum.Feature;
import parley.forum.Forum;
import parley.forum.Role.Right;
import parley.forum.Seat;
import parley.forum.View;
import parley.invitation.Invitable.Wrong;
import parley.invitation.Invitation.Pass;
import parley.invitation.Invitation.Stage;
import parley.invitation.InvitationCommand.Accept;
import parley.invitation.InvitationCommand.AskAnew;
import parley.invitation.InvitationCommand.Invite;
import parley.invitation.InvitationCommand.Invitee;
import parley.invitation.InvitationCommand.Resend;
import parley.invitation.InvitationCommand.Revoke;
import parley.invitation.InvitationCommand.Settle;
import parley.invitation.InvitationEvent.InvitationAccepted;
import parley.invitation.InvitationEvent.InvitationAskedAnew;
import parley.invitation.InvitationEvent.InvitationResent;
import parley.invitation.InvitationEvent.InvitationRevoked;
import parley.invitation.InvitationEvent.InvitationSent;
import parley.invitation.InvitationEvent.InvitationUndelivered;
import parley.invitation.InvitationEvent.Invited;
import parley.membership.Parties;
import parley.store.Keys;
import parley.web.Problem;

/** Decides about invitations; its slice is all of them, by id. */
public final class Invitations implements Feature<PMap<String, Invitation>> {
  static final int PEOPLE_MAX = 100;
  static final int DAYS_MAX = 14;
  private static final int OPEN_MAX = 500;

  @Override
  public PMap<String, Invitation> empty() {
    return HashTreePMap.empty();
  }

  @Override
  public Class<? extends Command> commands() {
    return InvitationCommand.class;
  }

  @Override
  public List<Class<? extends Event>> events() {
    return List.of(
        Invited.class,
        InvitationResent.class,
        InvitationSent.class,
        InvitationUndelivered.class,
        InvitationRevoked.class,
        InvitationAskedAnew.class,
        InvitationAccepted.class);
  }

  @Override
  public PMap<String, Invitation> apply(PMap<String, Invitation> all, Entry entry, Forum before) {
    String gone = Parties.withdrawn(entry.event());
    if (gone != null) {
      return without(all, gone);
    }
    if (!(entry.event() instanceof InvitationEvent event)) {
      return all;
    }
    if (event instanceof Invited e) {
      return all.plus(
          e.invitation(),
          new Invitation(
              e.invitation(),
              e.by(),
              e.content(),
              e.offered(),
              e.pass(),
              entry.time(),
              Stage.WAITING));
    }
    Invitation known = all.get(event.invitation());
    return known == null ? all : all.plus(known.id(), changed(known, event, entry.time()));
  }

  /** Those of a party that left are over, and stay so if it comes back. */
  private static PMap<String, Invitation> without(PMap<String, Invitation> all, String party) {
    PMap<String, Invitation> left = all;
    for (Invitation one : all.values()) {
      if (one.open() && party.equals(one.offered().party())) {
        left = left.plus(one.id(), one.at(Stage.REVOKED));
      }
    }
    return left;
  }

  private static Invitation changed(Invitation known, InvitationEvent event, Instant time) {
    return switch (event) {
      case Invited e -> known;
      case InvitationResent e -> known.renewed(e.pass(), time);
      case InvitationSent e -> current(known, e.letter()) ? known.at(Stage.SENT) : known;
      case InvitationUndelivered e ->
          current(known, e.letter()) ? known.at(Stage.UNDELIVERED) : known;
      case InvitationRevoked e -> known.at(Stage.REVOKED);
      case InvitationAskedAnew e -> known.at(Stage.ASKED_ANEW);
      case InvitationAccepted e -> known.at(Stage.ACCEPTED);
    };
  }

  static boolean current(Invitation known, String letter) {
    return known.stage() == Stage.WAITING && known.pass().letter().equals(letter);
  }

  @Override
  public @Nullable Object frame(View view, Entry entry) {
    return null; // not a matter of rooms
  }

  @Override
  public List<Event> decide(Seat seat, Command command, Forum forum, Command.Context context) {
    seat.require(Right.INVITE);
    Map<String, Invitation> all = forum.of(this);
    return switch ((InvitationCommand) command) {
      case Invite c -> invite(seat, c, all, context.now());
      case Resend c -> {
        within(c.pass(), context.now());
        yield List.of(new InvitationResent(open(seat, all, c.invitation()).id(), c.pass()));
      }
      case Revoke c -> List.of(new InvitationRevoked(open(seat, all, c.invitation()).id()));
      case Settle c -> throw Problem.notFound();
      case AskAnew c -> throw Problem.notFound();
      case Accept c -> throw Problem.notFound();
    };
  }

  @Override
  public List<Event> decide(Command.Seatless command, Forum forum, Command.Context context) {
    return switch ((InvitationCommand) command) {
      case Settle c -> Entering.settle(forum.of(this), c);
      case AskAnew c -> Entering.askAnew(forum.of(this), c, context.now());
      case Accept c -> Entering.accept(forum, forum.of(this), c, context.now());
      case Invite c -> throw Problem.notFound();
      case Resend c -> throw Problem.notFound();
      case Revoke c -> throw Problem.notFound();
    };
  }

  private static List<Event> invite(Seat seat, Invite c, Map<String, Invitation> all, Instant now) {
    long open = all.values().stream().filter(Invitation::open).count();
    if (c.people().isEmpty() || c.people().size() > PEOPLE_MAX) {
      throw Problem.field("people", "must be 1 to " + PEOPLE_MAX);
    }
    if (open + c.people().size() > OPEN_MAX) {
      throw Problem.field("people", "would be more than " + OPEN_MAX + " open invitations");
    }
    List<@Nullable Wrong> wrong = new Invitable(seat, all).wrong(c.people());
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < wrong.size(); i++) {
      Wrong mistake = wrong.get(i);
      if (mistake != null) {
        throw Problem.field("people[" + i + "]." + mistake.field, mistake.why);
      }
      Invitee one = c.people().get(i);
      within(one.pass(), now);
      String by = seat.participant().id();
      events.add(new Invited(one.invitation(), by, one.offered(), one.pass(), one.whom()));
    }
    return events;
  }

  private static void within(Pass pass, Instant now) {
    if (!pass.until().isAfter(now) || pass.until().isAfter(now.plus(Duration.ofDays(DAYS_MAX)))) {
      throw Problem.field("days", "must be 1 to " + DAYS_MAX);
    }
  }

  /** One that this seat may change; what it may not see is as if it never was. */
  private static Invitation open(Seat seat, Map<String, Invitation> all, String id) {
    Invitation known = all.get(id);
    if (known == null || !known.open() || !new Invitable(seat, all).sees(known)) {
      throw Problem.notFound();
    }
    return known;
  }

  /** SHA-256, in base64url. */
  static String hash(String text) {
    byte[] hash = Keys.hash(text.getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
  }
}
