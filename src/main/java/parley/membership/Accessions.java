package parley.membership;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.forum.Command;
import parley.forum.Event;
import parley.forum.Feature;
import parley.forum.Forum;
import parley.forum.ForumEvent;
import parley.forum.ForumEvent.Act;
import parley.forum.Participant;
import parley.forum.Role.Right;
import parley.forum.Seat;
import parley.membership.PartyCommand.Consent;
import parley.membership.PartyCommand.EndAccession;
import parley.membership.PartyCommand.Propose;
import parley.membership.Standing.Accession;
import parley.membership.Standing.Kind;
import parley.membership.Standing.Outcome;
import parley.web.Problem;
import parley.web.Text;
import parley.web.Words;

/**
 * How a party comes in: with the consent of each party that sits here. One objection stops it, and
 * nobody learns whose. No answer shows before all are there or time is over; time alone admits
 * nobody.
 */
final class Accessions {
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9-]{1,11}");
  private static final int NAME_MAX = 200;
  private static final int WHY_MAX = 4_000;
  private static final int DAYS_MAX = 60;

  private Accessions() {}

  static List<Event> propose(Seat seat, Propose c, Instant now) {
    seat.require(Right.SEAT);
    Forum forum = seat.forum();
    check(c.candidate());
    Standing standing = Parties.of(forum);
    String party = c.candidate().party();
    Kind kind = standing.kind(party);
    boolean so =
        forum.parties().containsKey(party) && (kind == Kind.FULL || kind == c.candidate().kind());
    if (so || standing.open(party) != null) {
      throw new Problem(Problem.Code.NOTHING_CHANGES);
    }
    boolean within = c.deadline().isBefore(now.plus(Duration.ofDays(DAYS_MAX)));
    if (!c.deadline().isAfter(now) || !within) {
      throw Problem.field("deadline", "must be within " + DAYS_MAX + " days from now");
    }
    String by = seat.participant().id();
    PartyEvent.AccessionAsked asked =
        new PartyEvent.AccessionAsked(
            c.accession(),
            by,
            party,
            c.candidate().kind(),
            c.reading(),
            c.deadline(),
            new PartyEvent.Asked(c.candidate().name(), c.candidate().why()));
    List<Event> events = new ArrayList<>();
    events.add(asked);
    if (voices(forum).isEmpty()) {
      events.addAll(settled(forum, asked, Outcome.AGREED)); // nobody is there to be asked
    }
    return events;
  }

  private static void check(PartyCommand.Candidate candidate) {
    if (!CODE.matcher(candidate.party()).matches()) {
      throw Problem.field("party", "must be a short code in capitals");
    }
    for (String name : candidate.name().in().values()) {
      Words.line("name", name);
      if (name.length() > NAME_MAX) {
        throw Problem.field("name", "must have at most " + NAME_MAX + " characters");
      }
    }
    if (candidate.kind() == Kind.WITHDRAWN) {
      throw Problem.field("kind", "must be full or observer");
    }
    if (candidate.why().isBlank() || candidate.why().length() > WHY_MAX) {
      throw Problem.field("why", "must have 1 to " + WHY_MAX + " characters");
    }
  }

  /**
   * The parties that are asked: those with somebody here who takes part. One who is suspended
   * counts, or taking away the voice that objected would take the objection away.
   */
  static Set<String> voices(Forum forum) {
    Set<String> parties = new TreeSet<>();
    for (Participant person : forum.participants().values()) {
      String party = person.party();
      if (person.removed() == null && party != null && person.has(Right.CONTRIBUTE)) {
        parties.add(party);
      }
    }
    return parties;
  }

  /** The party this seat answers for: its co-chair where it has one, else any who takes part. */
  static @Nullable String answersFor(Seat seat) {
    Participant me = seat.participant();
    String party = me.party();
    if (party == null || !me.has(Right.CONTRIBUTE)) {
      return null;
    }
    boolean chaired =
        seat.forum().participants().values().stream()
            .anyMatch(p -> p.removed() == null && party.equals(p.party()) && p.has(Right.APPROVE));
    return chaired && !me.has(Right.APPROVE) ? null : party;
  }

  static List<Event> answer(Seat seat, Consent c, Instant now) {
    Forum forum = seat.forum();
    Accession accession = Parties.of(forum).accessions().get(c.accession());
    if (accession == null) {
      throw Problem.notFound();
    }
    String party = answersFor(seat);
    if (party == null) {
      throw new Problem(Problem.Code.FORBIDDEN);
    }
    if (!accession.isOpen() || !now.isBefore(accession.asked().deadline())) {
      throw new Problem(Problem.Code.LAPSED);
    }
    if (Boolean.valueOf(c.consents()).equals(accession.answers().get(party))) {
      throw new Problem(Problem.Code.NOTHING_CHANGES);
    }
    List<Event> events = new ArrayList<>();
    events.add(new PartyEvent.AccessionAnswered(c.accession(), party, c.consents()));
    Accession after = accession.answered(party, c.consents());
    if (after.answers().keySet().containsAll(voices(forum))) {
      events.addAll(
          settled(forum, after.asked(), objected(forum, after) ? Outcome.STOPPED : Outcome.AGREED));
    }
    return events;
  }

  private static boolean objected(Forum forum, Accession accession) {
    return voices(forum).stream()
        .anyMatch(party -> Boolean.FALSE.equals(accession.answers().get(party)));
  }

  /** Those who have not answered. */
  static List<String> unheard(Forum forum, Accession accession) {
    return voices(forum).stream().filter(p -> !accession.answers().containsKey(p)).toList();
  }

  /** Those that wait for the answer of a party; of none, none. */
  static List<Feature.Wait> waits(Standing standing, @Nullable String party) {
    List<Feature.Wait> waits = new ArrayList<>();
    for (Map.Entry<String, Accession> one : standing.accessions().entrySet()) {
      Accession accession = one.getValue();
      if (party != null && accession.isOpen() && !accession.answers().containsKey(party)) {
        Instant until = accession.asked().deadline();
        waits.add(new Feature.Wait(one.getKey(), null, accession.at(), until));
      }
    }
    return waits;
  }

  static List<Command.Seatless> due(Standing standing, Instant now) {
    List<Command.Seatless> due = new ArrayList<>();
    for (Map.Entry<String, Accession> one : standing.accessions().entrySet()) {
      Accession accession = one.getValue();
      if (accession.isOpen() && !now.isBefore(accession.asked().deadline())) {
        due.add(new EndAccession("", one.getKey()));
      }
    }
    return due;
  }

  /** Time is over: it admits nobody to whom not all have consented who sit here. */
  static List<Event> end(Forum forum, EndAccession c, Instant now) {
    Accession accession = Parties.of(forum).accessions().get(c.accession());
    if (accession == null || !accession.isOpen() || now.isBefore(accession.asked().deadline())) {
      throw new Problem(Problem.Code.NOTHING_CHANGES);
    }
    return settled(forum, accession.asked(), outcome(forum, accession));
  }

  /** Whoever has left meanwhile is not waited for; but somebody has to have consented. */
  private static Outcome outcome(Forum forum, Accession accession) {
    if (objected(forum, accession)) {
      return Outcome.STOPPED;
    }
    boolean heard = !voices(forum).isEmpty() && unheard(forum, accession).isEmpty();
    return heard ? Outcome.AGREED : Outcome.NOT_HEARD;
  }

  private static List<Event> settled(
      Forum forum, PartyEvent.AccessionAsked asked, Outcome outcome) {
    List<Event> events = new ArrayList<>();
    events.add(new PartyEvent.AccessionEnded(asked.accession(), outcome));
    if (outcome == Outcome.AGREED) {
      Map<String, Text> parties = new TreeMap<>(forum.parties());
      Text name = asked.content() == null ? Text.english(asked.party()) : asked.content().name();
      parties.putIfAbsent(asked.party(), name);
      events.add(new ForumEvent.ForumOpened(forum.id(), forum.plenary(), parties, forum.info()));
      events.add(
          new PartyEvent.PartyPlaced(
              asked.party(), asked.kind(), asked.reading().all(), asked.reading().from()));
    }
    events.add(
        new ForumEvent.Acted(null, asked.by(), Act.ACCESSION_ENDED, asked.accession(), null));
    return events;
  }
}
