package parley.agenda;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parley.agenda.AgendaShown.AffectedShown;
import parley.agenda.AgendaShown.Attendance;
import parley.agenda.AgendaShown.Attendant;
import parley.agenda.AgendaShown.BidShown;
import parley.agenda.AgendaShown.From;
import parley.agenda.AgendaShown.ItemShown;
import parley.agenda.AgendaShown.Place;
import parley.agenda.AgendaShown.Ripeness;
import parley.agenda.AgendaShown.SessionShown;
import parley.agenda.AgendaShown.SummaryTold;
import parley.agenda.AgendaShown.ThreadShown;
import parley.agenda.state.AgendaCopy;
import parley.agenda.state.Item;
import parley.agenda.state.Item.Affected;
import parley.agenda.state.Item.Lead;
import parley.agenda.state.Item.Level;
import parley.agenda.state.Rotation;
import parley.agenda.state.Session;
import parley.agenda.state.Session.Answer;
import parley.agenda.state.Session.Reply;
import parley.agenda.state.Session.Series;
import parley.agenda.state.Sessions.InRoom;
import parley.forum.Attribution.Shown;
import parley.forum.Participant;
import parley.forum.Rule;
import parley.forum.View;
import parley.web.Problem;

/**
 * The sessions of a room as one kind of viewer may read them. Nothing here is about one person: a
 * seat's own answers are added by {@link Mine}.
 */
final class AgendaView {
  private static final Comparator<String> BY_PARTY =
      Comparator.nullsLast(Comparator.naturalOrder());
  private final View view;
  private final InRoom in;
  private final Composing.Cited cited;
  private final Instant now;
  private final Present present;

  /**
   * @param now by which a deadline has passed or not
   */
  AgendaView(View view, InRoom in, Composing.Cited cited, Instant now) {
    this.view = view;
    this.in = in;
    this.cited = cited;
    this.now = now;
    this.present = Present.in(view);
  }

  View view() {
    return view;
  }

  Instant now() {
    return now;
  }

  /** A session that this viewer may know of; null if there is none such. */
  @Nullable Session session(String id) {
    Session session = in.session(id);
    return session != null && view.reads(session.last()) ? session : null;
  }

  /** All that this viewer may know of, in the order of time. */
  List<Session> sessions() {
    return in.sessions().values().stream()
        .filter(session -> view.reads(session.last()))
        .sorted(Comparator.comparing((Session s) -> s.plan().starts()).thenComparing(Session::id))
        .toList();
  }

  /** Zones and holidays, unless they were set before the horizon. */
  Rotation rotation() {
    Rotation now = in.rotation();
    boolean told = view.reads(now.at());
    return new Rotation(
        told ? new TreeMap<>(now.zones()) : Rotation.NONE.zones(),
        told ? now.holidays() : Rotation.NONE.holidays(),
        now.live(),
        now.at());
  }

  SessionShown show(Session session, @Nullable Answer mine) {
    Series series = session.series();
    String previous = series == null ? null : series.previous();
    return new SessionShown(
        session.id(),
        session.plan().title(),
        session.plan().starts(),
        session.plan().minutes(),
        session.cancelled() ? Place.CANCELLED : Place.PLANNED,
        session.plan().place(),
        session.plan().call(),
        series == null ? null : series.id(),
        series == null ? null : series.number(),
        series == null ? null : series.of(),
        previous == null || session(previous) == null ? null : previous,
        attendance(session),
        view.listsPeople() ? people(session) : null,
        mine,
        session.items().planned().size(),
        minutesPlanned(session),
        session.status());
  }

  static int minutesPlanned(Session session) {
    return session.items().planned().stream().mapToInt(Item::minutes).sum();
  }

  static List<String> order(Session session) {
    return session.items().inOrder().stream().map(Item::id).toList();
  }

  private List<Attendance> attendance(Session session) {
    TreeMap<String, EnumMap<Answer, Integer>> counts = new TreeMap<>(BY_PARTY);
    for (Reply reply : session.replies()) {
      Shown who = view.author(reply.author(), reply.rule());
      if (!present.lacks(who)) {
        counts
            .computeIfAbsent(who.party(), none -> new EnumMap<>(Answer.class))
            .merge(reply.answer(), 1, Integer::sum);
      }
    }
    List<Attendance> shown = new ArrayList<>();
    counts.forEach((party, n) ->
        shown.add(
            new Attendance(
                party,
                n.getOrDefault(Answer.COMING, 0),
                n.getOrDefault(Answer.ALTERNATE, 0),
                n.getOrDefault(Answer.NOT, 0))));
    return shown;
  }

  private List<Attendant> people(Session session) {
    List<Attendant> people = new ArrayList<>();
    for (Reply reply : session.replies()) {
      Shown who = view.author(reply.author(), reply.rule());
      if (who.name() != null && !present.lacks(who)) {
        people.add(new Attendant(who, reply.answer()));
      }
    }
    people.sort(Comparator.comparing(one -> String.valueOf(one.who().name())));
    return people;
  }

  ItemShown show(Item item, @Nullable Level mine) {
    return new ItemShown(
        item.id(),
        item.wording().title(),
        item.minutes(),
        item.state(),
        lead(item.wording().lead()),
        item.wording().affected().stream().map(this::affected).toList(),
        item.threads().stream()
            .map(id -> new ThreadShown(id, cited.spoken().title(view, id)))
            .toList(),
        item.papers().stream().filter(id -> cited.papers().test(view, id)).toList(),
        from(item),
        item.into(),
        ripeness(item),
        mine,
        item.outcome(),
        item.purged() ? true : null,
        item.notes().isEmpty() ? null : item.text());
  }

  /** A name only where the room's rule shows names, though it was written when it did. */
  @Nullable Lead lead(@Nullable Lead lead) {
    boolean hidden = view.room().rule().inside() != Rule.Inside.NAME;
    return lead == null || (lead.name() != null && hidden) ? null : lead;
  }

  AffectedShown affected(Affected one) {
    boolean seated = one.party() != null && present.seated().contains(one.party());
    return new AffectedShown(one.party(), one.name(), seated);
  }

  private static @Nullable From from(Item item) {
    String session = item.carried().isEmpty() ? null : item.carried().getLast();
    return session == null && item.split() == null ? null : new From(session, item.split());
  }

  private Ripeness ripeness(Item item) {
    Set<String> parties = present.bidding();
    TreeMap<String, Level> bids = new TreeMap<>(item.bids().shown());
    if (bids.isEmpty()) {
      return new Ripeness(parties.size(), null, null, false);
    }
    List<BidShown> shown = new ArrayList<>();
    bids.forEach((party, level) -> shown.add(new BidShown(party, level)));
    boolean ready =
        bids.keySet().containsAll(parties)
            && bids.values().stream().allMatch(level -> level == Level.READY_FOR_OFFICIALS);
    return new Ripeness(parties.size(), shown.size(), shown, ready);
  }

  AgendaCopy copy(Session session, @Nullable Integer number) {
    var edition = number == null ? null : session.adopted().edition(number, view::reads);
    if (number != null && edition == null) {
      throw Problem.notFound();
    }
    return AgendaCopy.of(session, edition, this::lead, id -> cited.papers().test(view, id));
  }

  static SummaryTold summary(Session session) {
    boolean issued = session.issued() != null;
    return new SummaryTold(issued ? session.texts().summary() : null, session.issued());
  }

  /**
   * Who sits in a room, found once for all sessions and items of an answer.
   *
   * @param seated parties of which somebody is here
   * @param bidding those of which somebody may bid
   * @param people as the room's rule lists them
   */
  private record Present(Set<String> seated, Set<String> bidding, Set<Shown> people) {
    static Present in(View view) {
      Set<String> seated = new HashSet<>();
      for (Participant member : view.forum().members(view.room())) {
        if (member.party() != null) {
          seated.add(member.party());
        }
      }
      Set<String> bidding = Case.bidding(view.forum(), view.room());
      return new Present(seated, bidding, Set.copyOf(view.people()));
    }

    /** True where the rule tells it; elsewhere nobody can say whose an answer is. */
    boolean lacks(Shown who) {
      return who.name() != null && !people.contains(who);
    }
  }
}
