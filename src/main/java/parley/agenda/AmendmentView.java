package parley.agenda;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import parley.agenda.AgendaShown.AdoptionShown;
import parley.agenda.AgendaShown.AffectedShown;
import parley.agenda.AgendaShown.AmendmentNotes;
import parley.agenda.AgendaShown.ChangeShown;
import parley.agenda.AgendaShown.EditionItem;
import parley.agenda.AgendaShown.EditionPage;
import parley.agenda.AgendaShown.EditionShown;
import parley.agenda.AgendaShown.NotesShown;
import parley.agenda.AgendaShown.PartyHeard;
import parley.agenda.AgendaShown.Words;
import parley.agenda.state.Adopted;
import parley.agenda.state.Adopted.Edition;
import parley.agenda.state.Adoption;
import parley.agenda.state.Amendment;
import parley.agenda.state.Change;
import parley.agenda.state.Item;
import parley.agenda.state.Session;
import parley.forum.Attribution.Shown;
import parley.forum.View;
import parley.store.Position;
import parley.web.Json;
import parley.web.Problem;

/**
 * What co-chairs are asked: whether to adopt an agenda, and each proposal on top of one.
 *
 * @param mine whose own answers go with it, or null in what is told to several
 */
record AmendmentView(AgendaView agenda, @Nullable Mine mine) {
  private static final int PAGE_MAX = 20;

  /**
   * How an adopted agenda came to be as it is, and what is proposed.
   *
   * @param amendments those that are open
   * @param settled how many are not any more: they are read apart
   * @param stale the open ones that fit no more
   */
  record Amended(
      List<EditionShown> editions,
      List<AmendmentShown> amendments,
      int settled,
      List<String> stale) {}

  /** Proposals that are open no more, newest first; whether there are older ones. */
  record SettledPage(List<AmendmentShown> amendments, boolean more) {}

  /**
   * A proposal.
   *
   * @param own true to its author; in own answers only
   */
  record AmendmentShown(
      String id,
      int base,
      Shown who,
      String reason,
      List<ChangeShown> changes,
      AdoptionShown adoption,
      @Nullable Boolean own,
      @Nullable Boolean purged) {}

  @Nullable Amended show(Session session) {
    Adopted adopted = session.adopted();
    if (adopted.editions().isEmpty()) {
      return null;
    }
    List<EditionShown> editions = new ArrayList<>();
    for (int number = 1; number <= adopted.editions().size(); number++) {
      Edition one = adopted.edition(number, this::reads);
      if (one != null) {
        editions.add(new EditionShown(number, one.at(), one.amendment()));
      }
    }
    List<AmendmentShown> open =
        adopted.open().stream()
            .filter(one -> reads(one.at()))
            .map(one -> show(session, one))
            .toList();
    return new Amended(editions, open, settled(session).size(), stale(session));
  }

  private List<Amendment> settled(Session session) {
    return session.adopted().amendments().stream()
        .filter(one -> !one.isOpen() && reads(one.at()))
        .toList();
  }

  /**
   * Those that are open no more.
   *
   * @param before the one behind which to go on, or null to begin with the newest
   * @throws Problem not-found
   */
  SettledPage settled(Session session, @Nullable String before) {
    List<Amendment> all = settled(session).reversed();
    int from = before == null ? 0 : all.stream().map(Amendment::id).toList().indexOf(before) + 1;
    if (before != null && from == 0) {
      throw Problem.notFound();
    }
    int to = Math.min(all.size(), from + PAGE_MAX);
    return new SettledPage(
        all.subList(from, to).stream().map(one -> show(session, one)).toList(), to < all.size());
  }

  private boolean reads(Position at) {
    return agenda.view().reads(at);
  }

  /** The open ones that no longer fit, because of what was done to the agenda since. */
  List<String> stale(Session session) {
    Adopted adopted = session.adopted();
    return adopted.open().stream()
        .filter(one -> reads(one.at()))
        .filter(one -> !adopted.fits(one, session.items()))
        .map(Amendment::id)
        .toList();
  }

  private AmendmentShown show(Session session, Amendment one) {
    boolean own = mine != null && mine.proposed(session, one);
    return new AmendmentShown(
        one.id(),
        one.base(),
        agenda.view().author(one.author(), one.rule()),
        one.reason(),
        one.changes().stream().map(change -> show(session, one, change)).toList(),
        Objects.requireNonNull(show(one.adoption())),
        own ? true : null,
        one.purged() ? true : null);
  }

  private ChangeShown show(Session session, Amendment one, Change change) {
    Edition before = session.adopted().under(one);
    Item item = before == null ? null : before.items().item(change.item());
    Item.Wording then = change.wording();
    return new ChangeShown(
        change.kind(),
        change.item(),
        change.after(),
        item == null ? null : words(item.wording(), item.minutes()),
        then == null ? null : words(then, change.minutes()),
        change.notes() != null);
  }

  private Words words(Item.Wording wording, int minutes) {
    return new Words(
        wording.title(), minutes, agenda.lead(wording.lead()), affected(wording.affected()));
  }

  private List<AffectedShown> affected(List<Item.Affected> affected) {
    return affected.stream().map(agenda::affected).toList();
  }

  /**
   * The notes that a proposal would change.
   *
   * @param read the words of a text as they stood before a place in the forum's journal, or null if
   *     they cannot be read
   * @throws Problem not-found
   */
  AmendmentNotes notes(
      Session session, String id, BiFunction<String, Position, Json.@Nullable Raw> read) {
    Amendment one = session.adopted().amendment(id);
    Edition base = one == null ? null : session.adopted().under(one);
    if (one == null || base == null || !reads(one.at())) {
      throw Problem.notFound();
    }
    List<NotesShown> notes = new ArrayList<>();
    for (Change change : one.changes()) {
      if (change.notes() != null) {
        Item item = base.items().item(change.item());
        Json.Raw before = item == null ? null : read.apply(item.text(), base.place());
        notes.add(new NotesShown(change.item(), before, change.notes().doc()));
      }
    }
    return new AmendmentNotes(notes);
  }

  /**
   * The agenda as it once stood.
   *
   * @throws Problem not-found
   */
  EditionPage edition(
      Session session, int number, BiFunction<String, Position, Json.@Nullable Raw> read) {
    Edition edition = session.adopted().edition(number, this::reads);
    if (edition == null) {
      throw Problem.notFound();
    }
    List<EditionItem> items = new ArrayList<>();
    for (Item item : edition.items().planned()) {
      Words words = words(item.wording(), item.minutes());
      Json.Raw notes = read.apply(item.text(), edition.place());
      items.add(
          new EditionItem(
              item.id(), words.title(), words.minutes(), words.lead(), words.affected(), notes));
    }
    Json.Raw introduction = read.apply(session.texts().introduction(), edition.place());
    return new EditionPage(number, edition.at(), edition.amendment(), introduction, items);
  }

  @Nullable AdoptionShown show(@Nullable Adoption adoption) {
    return adoption == null
        ? null
        : new AdoptionShown(
            adoption.asked(),
            adoption.deadline(),
            adoption.decided(),
            adoption.hidden(),
            adoption.state(),
            parties(adoption),
            mine == null ? null : mine.consent(adoption));
  }

  private List<PartyHeard> parties(Adoption adoption) {
    View view = agenda.view();
    Set<String> parties = new TreeSet<>();
    if (adoption.state() != Adoption.State.ADOPTED) {
      parties.addAll(Case.consenting(view.forum(), view.room()));
    }
    if (adoption.isOpen()) {
      parties.addAll(adoption.consents().keySet());
    }
    boolean heard = adoption.tellsWhoWasHeard(agenda.now());
    return parties.stream()
        .map(party ->
            new PartyHeard(
                party,
                heard ? adoption.consents().containsKey(party) : null,
                adoption.isOpen() ? adoption.consents().get(party) : null))
        .toList();
  }
}
