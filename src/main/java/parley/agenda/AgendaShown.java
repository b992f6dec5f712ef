package parley.agenda;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.agenda.AmendmentView.Amended;
import parley.agenda.state.Adoption;
import parley.agenda.state.Adoption.Consent;
import parley.agenda.state.Change.Kind;
import parley.agenda.state.Item;
import parley.agenda.state.Item.Lead;
import parley.agenda.state.Item.Level;
import parley.agenda.state.Item.Outcome;
import parley.agenda.state.Rotation.Holiday;
import parley.agenda.state.Session;
import parley.agenda.state.Session.Answer;
import parley.agenda.state.Session.Status;
import parley.forum.Attribution.Shown;
import parley.web.Json;

/** The shapes in which sessions and agendas are answered and told. */
final class AgendaShown {
  private AgendaShown() {}

  /** Whether a session takes place. */
  enum Place {
    PLANNED,
    CANCELLED
  }

  /** How many answered how; of a party where the rule shows parties. */
  record Attendance(@Nullable String party, int coming, int alternate, int not) {}

  /** A person's answer, where the rule lists people. */
  record Attendant(Shown who, Answer answer) {}

  /** A session; {@code mine} never in what is told to several. */
  record SessionShown(
      String id,
      String title,
      Instant starts,
      int minutes,
      Place state,
      @Nullable String place,
      @Nullable String call,
      @Nullable String series,
      @Nullable Integer number,
      @Nullable Integer seriesOf,
      @Nullable String previous,
      List<Attendance> attendance,
      @Nullable List<Attendant> people,
      @Nullable Answer mine,
      int items,
      int minutesPlanned,
      Status status) {}

  record AffectedShown(@Nullable String party, @Nullable String name, boolean seated) {}

  /** A thread; without a title where that lies before the horizon. */
  record ThreadShown(String id, @Nullable String title) {}

  /** Where an item comes from: carried over from a session, or split off an item. */
  record From(@Nullable String session, @Nullable String item) {}

  record BidShown(String party, Level level) {}

  /** The bids of the last round that all parties took part in; of none while there is none. */
  record Ripeness(
      int parties, @Nullable Integer bids, @Nullable List<BidShown> shown, boolean ready) {}

  record ItemShown(
      String id,
      String title,
      int minutes,
      Item.State state,
      @Nullable Lead lead,
      List<AffectedShown> affected,
      List<ThreadShown> threads,
      List<String> papers,
      @Nullable From from,
      @Nullable String into,
      Ripeness ripeness,
      @Nullable Level mine,
      @Nullable Outcome outcome,
      @Nullable Boolean purged,
      @Nullable String notes) {}

  record PartyHeard(String party, @Nullable Boolean heard, @Nullable Consent consent) {}

  record AdoptionShown(
      Instant asked,
      Instant deadline,
      @Nullable Instant decided,
      boolean hidden,
      Adoption.State state,
      List<PartyHeard> parties,
      @Nullable Consent mine) {}

  /** The chair's summary as all in the room may know of it. */
  record SummaryTold(@Nullable String text, @Nullable Instant issued) {}

  /** The same as one seat may. */
  record SummaryShown(
      @Nullable String text, @Nullable Instant issued, boolean mayWrite, boolean mayIssue) {}

  record SessionList(
      List<SessionShown> sessions,
      Map<String, String> zones,
      List<Holiday> holidays,
      boolean live,
      boolean mayPlan,
      boolean mayDraft,
      String cursor) {}

  record AgendaPage(
      SessionShown session,
      String introduction,
      SummaryShown summary,
      List<ItemShown> items,
      @Nullable AdoptionShown adoption,
      boolean mayDraft,
      boolean mayPlan,
      boolean mayConsent,
      @Nullable Amended amended,
      boolean mayAmend,
      boolean mayDecide,
      String cursor) {}

  /** An agenda as it was adopted, or as amended. */
  record EditionShown(int number, Instant at, @Nullable String amendment) {}

  /** What is said of an item. */
  record Words(String title, int minutes, @Nullable Lead lead, List<AffectedShown> affected) {}

  /**
   * One change of a proposal.
   *
   * @param before how the item stood, unless it is to be added
   * @param then how it is to be, if that changes
   * @param notes whether it is to have other notes
   */
  record ChangeShown(
      Kind kind,
      String item,
      @Nullable String after,
      @Nullable Words before,
      @Nullable Words then,
      boolean notes) {}

  /** The notes of an item as they were and as they are to be. */
  record NotesShown(String item, Json.@Nullable Raw before, Json.Raw then) {}

  /** The notes that a proposal would change. */
  record AmendmentNotes(List<NotesShown> notes) {}

  /** An item of an edition, with its notes as they stood. */
  record EditionItem(
      String id,
      String title,
      int minutes,
      @Nullable Lead lead,
      List<AffectedShown> affected,
      Json.@Nullable Raw notes) {}

  /** The agenda as it stood when it was adopted, or amended. */
  record EditionPage(
      int number,
      Instant at,
      @Nullable String amendment,
      Json.@Nullable Raw introduction,
      List<EditionItem> items) {}

  record SessionAnswer(SessionShown session, String cursor) {}

  record SessionsAnswer(List<SessionShown> sessions, String cursor) {}

  record PlanningAnswer(
      Map<String, String> zones, List<Holiday> holidays, boolean live, String cursor) {}

  record ItemAnswer(
      ItemShown item, List<String> order, int items, int minutesPlanned, String cursor) {}

  record AgendaAnswer(
      Status status,
      String introduction,
      List<String> order,
      int items,
      int minutesPlanned,
      @Nullable AdoptionShown adoption,
      SummaryShown summary,
      @Nullable Amended amended,
      String cursor) {}

  record SessionChanged(String type, SessionShown session) {}

  record AgendaChanged(
      String type,
      String session,
      Status status,
      String introduction,
      List<String> order,
      int items,
      int minutesPlanned,
      @Nullable AdoptionShown adoption,
      SummaryTold summary,
      @Nullable Amended amended) {
    static AgendaChanged of(AgendaView agenda, Session session) {
      AmendmentView amendments = new AmendmentView(agenda, null);
      return new AgendaChanged(
          "agendaChanged",
          session.id(),
          session.status(),
          session.texts().introduction(),
          AgendaView.order(session),
          session.items().planned().size(),
          AgendaView.minutesPlanned(session),
          amendments.show(session.adoption()),
          AgendaView.summary(session),
          amendments.show(session));
    }
  }

  /** What of a session's item changed; {@code stale} says which proposals no longer fit. */
  record ItemChanged(
      String type,
      String session,
      ItemShown item,
      List<String> order,
      int items,
      int minutesPlanned,
      List<String> stale) {
    static ItemChanged of(AgendaView agenda, Session session, Item item) {
      return new ItemChanged(
          "itemChanged",
          session.id(),
          agenda.show(item, null),
          AgendaView.order(session),
          session.items().planned().size(),
          AgendaView.minutesPlanned(session),
          new AmendmentView(agenda, null).stale(session));
    }
  }

  record PlanningChanged(
      String type, Map<String, String> zones, List<Holiday> holidays, boolean live) {}
}
