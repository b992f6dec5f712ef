package parley.invitation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.forum.Forum;
import parley.forum.Forum.Group;
import parley.forum.Participant;
import parley.forum.Participant.Capacity;
import parley.forum.Role;
import parley.forum.Role.Right;
import parley.forum.Seat;
import parley.invitation.Invitation.Offered;
import parley.invitation.Invitation.Whom;
import parley.invitation.InvitationCommand.Invitee;
import parley.membership.Memberships;
import parley.membership.Parties;
import parley.web.Text;

/**
 * Whom a seat may invite, to what: those who may seat people, anybody; a co-convener, people of the
 * own party to all that a party's people may be; the others only people of their own party, to no
 * more than taking part, in working groups they are in themselves.
 */
final class Invitable {
  private static final int NAME_MAX = 120;
  private static final int EMAIL_MAX = 254;

  /** What the issuer, too, takes for a name; one that it refuses would show only at the door. */
  private static final Pattern NAME =
      Pattern.compile(
          "[^<>&\"$%!#?§;*~/\\\\|^=\\[\\]{}()\\p{Cntrl}\\u2028-\\u202e\\u2066-\\u2069]+");

  private static final Pattern EMAIL =
      Pattern.compile("[!-~&&[^@<>\"(),:;\\\\\\[\\]]]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

  private static final Set<Role> TAKING_PART =
      Set.of(Role.PARTICIPANT, Role.DRAFTER, Role.INTERPRETER);
  static final Set<Capacity> OWN_CHOICE = Set.of(Capacity.PERSONAL, Capacity.OFFICIAL);

  private final Seat seat;
  private final Map<String, Invitation> known;

  /** Why somebody cannot be invited: what is wrong, in which field. */
  enum Wrong {
    NAME("name", "must be one line of 1 to 120 characters, without < > & \" and the like"),
    EMAIL("email", "must be an e-mail address"),
    TWICE("email", "is in this list twice"),
    INVITED("email", "has an invitation that is open"),
    SEATED("email", "is the address of somebody who sits here"),
    LANGUAGE("language", "must be one of the six languages"),
    PARTY("party", "is not a party of this forum"),
    PARTY_NOT_YOURS("party", "is not your own party"),
    CAPACITY("capacity", "is not yours to give"),
    ROLES("roles", "must name at least one, each once"),
    ROLES_NOT_YOURS("roles", "are not all yours to give"),
    GROUPS("groups", "must be working groups of this forum that you may add people to");

    final String field;
    final String why;

    Wrong(String field, String why) {
      this.field = field;
      this.why = why;
    }
  }

  Invitable(Seat seat, Map<String, Invitation> known) {
    this.seat = seat;
    this.known = known;
  }

  /** What a seat has to give. */
  record May(
      List<String> parties,
      boolean noParty,
      List<Capacity> capacities,
      List<Role> roles,
      List<GroupName> groups) {}

  /** A working group that people can be added to. */
  record GroupName(String id, Text name, String symbol) {}

  May may() {
    Forum forum = seat.forum();
    boolean all = seatsPeople();
    String own = seat.participant().party();
    return new May(
        all
            ? forum.parties().keySet().stream().filter(p -> Parties.sits(forum, p)).toList()
            : own == null ? List.of() : List.of(own),
        all,
        List.of(Capacity.values()).stream().filter(c -> all || OWN_CHOICE.contains(c)).toList(),
        List.of(Role.values()).stream().filter(r -> all || roles().contains(r)).toList(),
        forum.groups().values().stream()
            .filter(group -> mayAdd(group) && !group.id().equals(forum.plenary()))
            .map(group -> new GroupName(group.id(), group.name(), group.symbol()))
            .sorted(Comparator.comparing(GroupName::symbol))
            .toList());
  }

  /** Whether this one is on the seat's list. */
  boolean sees(Invitation invitation) {
    String own = seat.participant().party();
    return seatsPeople() || (own != null && own.equals(invitation.offered().party()));
  }

  /** What is wrong with each, in their order; null where nothing is. */
  List<@Nullable Wrong> wrong(List<Invitee> people) {
    Set<String> invited = new HashSet<>();
    for (Invitation one : known.values()) {
      if (one.open() && one.whom() != null && sees(one)) {
        invited.add(Invitation.canonical(one.whom().email()));
      }
    }
    Set<String> before = new HashSet<>();
    List<@Nullable Wrong> found = new ArrayList<>();
    for (Invitee one : people) {
      String email = Invitation.canonical(one.whom().email());
      Wrong wrong = wrong(one);
      if (wrong == null && !before.add(email)) {
        wrong = Wrong.TWICE;
      } else if (wrong == null && invited.contains(email)) {
        wrong = Wrong.INVITED;
      }
      found.add(wrong);
    }
    return found;
  }

  private @Nullable Wrong wrong(Invitee one) {
    Wrong wrong = wrong(one.whom());
    if (wrong == null && one.account() != null && seesSeated(one.account())) {
      return Wrong.SEATED;
    }
    return wrong == null ? wrong(one.offered()) : wrong;
  }

  /**
   * Of another party's people a co-chair does not learn by their addresses whether they sit here.
   */
  private boolean seesSeated(String account) {
    Participant seated = seat.forum().seated(account);
    String own = seat.participant().party();
    return seated != null && (seatsPeople() || (own != null && own.equals(seated.party())));
  }

  private static @Nullable Wrong wrong(Whom whom) {
    if (whom.name().isBlank()
        || whom.name().length() > NAME_MAX
        || !NAME.matcher(whom.name()).matches()) {
      return Wrong.NAME;
    }
    if (whom.email().length() > EMAIL_MAX || !EMAIL.matcher(whom.email()).matches()) {
      return Wrong.EMAIL;
    }
    return Text.LANGUAGES.contains(whom.language()) ? null : Wrong.LANGUAGE;
  }

  private @Nullable Wrong wrong(Offered offered) {
    boolean all = seatsPeople();
    String party = offered.party();
    if (party != null && !Parties.sits(seat.forum(), party)) {
      return Wrong.PARTY;
    }
    if (!all && (party == null || !party.equals(seat.participant().party()))) {
      return Wrong.PARTY_NOT_YOURS;
    }
    if (!all && !OWN_CHOICE.contains(offered.capacity())) {
      return Wrong.CAPACITY;
    }
    if (offered.roles().isEmpty() || Set.copyOf(offered.roles()).size() < offered.roles().size()) {
      return Wrong.ROLES;
    }
    boolean theirs = all || roles().containsAll(offered.roles());
    if (!theirs || !Parties.fits(seat.forum(), party, offered.roles())) {
      return Wrong.ROLES_NOT_YOURS;
    }
    return offered.groups().stream().allMatch(this::mayAdd) ? null : Wrong.GROUPS;
  }

  private boolean mayAdd(String group) {
    Group found = seat.forum().groups().get(group);
    return found != null && mayAdd(found);
  }

  private boolean mayAdd(Group group) {
    return seat.has(Right.SEAT) || seat.isIn(group);
  }

  /** What one of the own party may be made. */
  private Set<Role> roles() {
    return seat.has(Right.SEAT) ? Memberships.ofAParty() : TAKING_PART;
  }

  private boolean seatsPeople() {
    return seat.has(Right.SEAT_ANYBODY);
  }
}
