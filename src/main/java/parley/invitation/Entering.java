package parley.invitation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import parley.forum.Event;
import parley.forum.Event.Entry;
import parley.forum.Forum;
import parley.forum.ForumEvent;
import parley.forum.ForumEvent.Act;
import parley.forum.Participant.Capacity;
import parley.forum.Seat;
import parley.invitation.Invitation.Stage;
import parley.invitation.InvitationCommand.Accept;
import parley.invitation.InvitationCommand.AskAnew;
import parley.invitation.InvitationCommand.Entrant;
import parley.invitation.InvitationCommand.Settle;
import parley.invitation.InvitationEvent.InvitationAccepted;
import parley.invitation.InvitationEvent.InvitationAskedAnew;
import parley.invitation.InvitationEvent.InvitationSent;
import parley.invitation.InvitationEvent.InvitationUndelivered;
import parley.membership.MembershipCommand.Person;
import parley.membership.Memberships;
import parley.store.Position;
import parley.web.Problem;

/** What is decided without a seat: the way in, and what the mail server said. */
final class Entering {
  private Entering() {}

  static List<Event> settle(Map<String, Invitation> all, Settle c) {
    Invitation known = all.get(c.invitation());
    if (known == null || !Invitations.current(known, c.letter())) {
      throw new Problem(Problem.Code.NO_INVITATION); // settled before, or overtaken
    }
    return List.of(
        c.taken()
            ? new InvitationSent(known.id(), c.letter())
            : new InvitationUndelivered(known.id(), c.letter()));
  }

  static List<Event> askAnew(Map<String, Invitation> all, AskAnew c, Instant now) {
    Invitation known = all.get(c.invitation());
    if (known == null
        || !opens(known, c.secret())
        || !known.expired(now)
        || known.stage() == Stage.ASKED_ANEW) {
      throw new Problem(Problem.Code.NO_INVITATION);
    }
    return List.of(new InvitationAskedAnew(known.id()));
  }

  static List<Event> accept(Forum forum, Map<String, Invitation> all, Accept c, Instant now) {
    Invitation known = usable(all, c.invitation(), c.secret(), now);
    Entrant entrant = c.entrant();
    if (entrant.email() == null || !known.isFor(entrant.email())) {
      throw new Problem(Problem.Code.OTHER_ACCOUNT);
    }
    if (!capacities(known).contains(c.capacity())) {
      throw Problem.field("capacity", "is not one that this invitation leaves open");
    }
    String charter = forum.info().charter().in().get(c.language());
    if (charter == null) {
      throw Problem.field("language", "is not one that the charter is written in");
    }
    List<Event> events = new ArrayList<>();
    String read = Invitations.hash(charter);
    events.add(new InvitationAccepted(known.id(), entrant.participant(), c.language(), read));
    events.addAll(seating(forum, known, entrant, c.capacity()));
    String self = entrant.participant();
    events.add(new ForumEvent.Acted(null, self, Act.PERSON_ENTERED, self, null));
    return events;
  }

  /**
   * The invitation that this secret opens now.
   *
   * @throws Problem no-invitation, the same for what never was and what was used up, revoked or
   *     renewed; invitation-expired
   */
  static Invitation usable(
      Map<String, Invitation> all, String invitation, String secret, Instant now) {
    Invitation known = all.get(invitation);
    if (known == null || !opens(known, secret)) {
      throw new Problem(Problem.Code.NO_INVITATION);
    }
    if (known.expired(now)) {
      throw new Problem(Problem.Code.INVITATION_EXPIRED);
    }
    return known;
  }

  private static boolean opens(Invitation known, String secret) {
    return known.open() && known.pass().secret().equals(Invitations.hash(secret));
  }

  /** In what quality the invited person may declare to sit. */
  static List<Capacity> capacities(Invitation known) {
    Capacity offered = known.offered().capacity();
    return Invitable.OWN_CHOICE.contains(offered)
        ? List.of(offered, offered == Capacity.PERSONAL ? Capacity.OFFICIAL : Capacity.PERSONAL)
        : List.of(offered);
  }

  /**
   * The seat that accepting would lead to, in the forum as it would then be: so that whoever is
   * asked in sees the rooms through the same view as afterwards.
   */
  static Seat ahead(Forum forum, Invitation known, Entrant entrant) {
    Forum then = forum;
    List<Event> events = seating(forum, known, entrant, known.offered().capacity());
    for (int i = 0; i < events.size(); i++) {
      Position at = new Position(forum.last().n() + 1, i);
      then = then.apply(new Entry(at, forum.time(), events.get(i)));
    }
    return Seat.of(then, entrant.account());
  }

  private static List<Event> seating(
      Forum forum, Invitation known, Entrant entrant, Capacity capacity) {
    Invitation.Offered offered = known.offered();
    Person person =
        new Person(
            entrant.participant(),
            entrant.account(),
            entrant.name(),
            offered.party(),
            capacity,
            offered.roles());
    List<String> groups = offered.groups().stream().filter(id -> isOpen(forum, id)).toList();
    return Memberships.seating(forum, person, groups, offered.readsAll());
  }

  private static boolean isOpen(Forum forum, String id) {
    Forum.Group group = forum.groups().get(id);
    return group != null && !group.closed();
  }
}
