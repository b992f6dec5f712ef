package parley.agenda;

import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.agenda.AgendaCommand.DeferItem;
import parley.agenda.AgendaCommand.Drafting;
import parley.agenda.AgendaCommand.DropItem;
import parley.agenda.AgendaCommand.Link;
import parley.agenda.AgendaCommand.MergeItem;
import parley.agenda.AgendaCommand.PlaceItem;
import parley.agenda.AgendaCommand.ProposeItem;
import parley.agenda.AgendaCommand.RestoreItem;
import parley.agenda.AgendaCommand.ReviseItem;
import parley.agenda.state.Item;
import parley.agenda.state.Item.Affected;
import parley.agenda.state.Item.Lead;
import parley.agenda.state.Item.State;
import parley.agenda.state.Item.Wording;
import parley.agenda.state.ItemEvent;
import parley.agenda.state.Items;
import parley.agenda.state.Session;
import parley.discussion.Spoken;
import parley.forum.Event;
import parley.forum.Role.Right;
import parley.forum.Rule;
import parley.forum.View;
import parley.web.Json;
import parley.web.Problem;

/** Decides what stands in an agenda, and in which order. */
final class Composing {
  static final int ITEMS_MAX = 200;
  private static final int MINUTES_MAX = 600;
  private static final int LINKS_MAX = 20;
  private static final int AFFECTED_MAX = 20;
  private static final Pattern PARTY = Pattern.compile("[A-Z][A-Z0-9-]{0,19}");
  private final Cited cited;

  Composing(Cited cited) {
    this.cited = cited;
  }

  /**
   * What stands elsewhere and belongs to items.
   *
   * @param papers whether all who read through a view may know of a paper
   */
  record Cited(Spoken spoken, BiPredicate<View, String> papers) {}

  List<Event> decide(Case asked, Drafting command) {
    asked.room().requireOpen();
    if (command instanceof DeferItem c) {
      return defer(asked, c);
    }
    asked.seat().require(Right.DRAFT);
    Session session = asked.provisional(command.session());
    return switch (command) {
      case ProposeItem c -> propose(asked, session, c);
      case ReviseItem c -> List.of(revised(asked, session, c));
      case PlaceItem c -> List.of(placed(session, c));
      case Link c -> linked(asked, session, c);
      case MergeItem c -> List.of(merged(session, c));
      case DeferItem c -> throw new IllegalStateException("handled above");
      case DropItem c -> {
        Item item = Case.planned(session, c.item());
        yield List.of(new ItemEvent.ItemDropped(c.room(), session.id(), item.id()));
      }
      case RestoreItem c -> List.of(restored(session, c));
    };
  }

  private static List<Event> propose(Case asked, Session session, ProposeItem c) {
    Case.title(c.title());
    Case.between("minutes", c.minutes(), 1, MINUTES_MAX);
    room(session, "title");
    String after = c.origin().after();
    if (after != null) {
      Case.planned(session, after);
    }
    String from = c.origin().from();
    if (from != null) {
      Case.planned(session, from);
    }
    Json.Raw notes = asked.notes("notes", c.notes());
    return List.of(
        new ItemEvent.ItemProposed(
            c.room(),
            session.id(),
            c.item(),
            after == null ? from : after,
            from,
            c.minutes(),
            new ItemEvent.Proposal(c.title(), notes)));
  }

  private static void room(Session session, String field) {
    room(session, field, 1);
  }

  static void room(Session session, String field, long more) {
    if (session.items().all().size() + more > ITEMS_MAX) {
      throw Problem.field(field, "would be more than " + ITEMS_MAX + " items");
    }
  }

  private static Event revised(Case asked, Session session, ReviseItem c) {
    Item item = Case.planned(session, c.item());
    Wording wording = c.wording();
    checked(asked, wording, c.minutes());
    if (wording.equals(item.wording()) && c.minutes() == item.minutes()) {
      throw new Problem(Problem.Code.NOTHING_CHANGES);
    }
    return new ItemEvent.ItemRevised(c.room(), session.id(), item.id(), c.minutes(), wording);
  }

  static void checked(Case asked, Wording wording, int minutes) {
    Case.title(wording.title());
    Case.between("minutes", minutes, 1, MINUTES_MAX);
    if (wording.lead() != null) {
      lead(asked, wording.lead());
    }
    Case.atMost("affected", wording.affected(), AFFECTED_MAX);
    wording.affected().forEach(Composing::affected);
  }

  private static void lead(Case asked, Lead lead) {
    if (Stream.of(lead.party(), lead.role(), lead.name()).filter(Objects::nonNull).count() != 1) {
      throw Problem.field("lead", "must be one of party, role and name");
    }
    party("lead.party", lead.party());
    Case.line("lead.name", lead.name(), Case.TITLE_MAX);
    if (lead.name() != null && asked.room().rule().inside() != Rule.Inside.NAME) {
      throw Problem.field("lead.name", "names somebody where the room's rule names nobody");
    }
  }

  private static void affected(Affected one) {
    if (one.party() == null && one.name() == null) {
      throw Problem.field("affected", "must have a party or a name");
    }
    party("affected.party", one.party());
    Case.line("affected.name", one.name(), Case.TITLE_MAX);
  }

  private static void party(String field, @Nullable String code) {
    if (code != null && !PARTY.matcher(code).matches()) {
      throw Problem.field(field, "is not the code of a party");
    }
  }

  private static Event placed(Session session, PlaceItem c) {
    Item item = Case.planned(session, c.item());
    if (c.after() != null) {
      Case.planned(session, c.after());
    }
    Items moved = session.items().placed(item.id(), c.after());
    if (item.id().equals(c.after()) || moved.inOrder().equals(session.items().inOrder())) {
      throw new Problem(Problem.Code.NOTHING_CHANGES);
    }
    return new ItemEvent.ItemPlaced(c.room(), session.id(), item.id(), c.after());
  }

  private List<Event> linked(Case asked, Session session, Link c) {
    Item item = Case.planned(session, c.item());
    BiPredicate<View, String> threads = cited.spoken::knows;
    known(asked, "threads", new Named(item.threads(), c.threads(), threads));
    Event threaded =
        new ItemEvent.ThreadsLinked(c.room(), session.id(), item.id(), List.copyOf(c.threads()));
    if (c.papers() == null) {
      return List.of(threaded);
    }
    known(asked, "papers", new Named(item.papers(), c.papers(), cited.papers));
    List<String> papers = withUnseen(asked.view(), item.papers(), c.papers());
    if (papers.equals(item.papers())) {
      return List.of(threaded);
    }
    Event cited = new ItemEvent.PapersLinked(c.room(), session.id(), item.id(), papers);
    return c.threads().equals(item.threads()) ? List.of(cited) : List.of(threaded, cited);
  }

  /** Who came later does not take away what they cannot see: it stays, in front. */
  private List<String> withUnseen(View view, List<String> now, List<String> then) {
    Stream<String> unseen =
        now.stream().filter(id -> !then.contains(id) && !cited.papers.test(view, id));
    return Stream.concat(unseen, then.stream()).toList();
  }

  /** What is linked already, and what is to be. */
  private record Named(List<String> now, List<String> then, BiPredicate<View, String> here) {}

  private static void known(Case asked, String field, Named named) {
    Case.atMost(field, named.then, LINKS_MAX);
    for (String id : named.then) {
      if (!named.now.contains(id) && !named.here.test(asked.view(), id)) {
        throw Problem.field(field, "names what is not here");
      }
    }
  }

  private static Event merged(Session session, MergeItem c) {
    Item item = Case.planned(session, c.item());
    Item into = Case.planned(session, c.into());
    if (item.id().equals(into.id())) {
      throw Problem.field("into", "is the item itself");
    }
    return new ItemEvent.ItemMerged(c.room(), session.id(), item.id(), into.id());
  }

  /** What was adopted is carried over by whoever plans, once the session is over or short. */
  private static List<Event> defer(Case asked, DeferItem c) {
    Session session = asked.standing(c.session());
    switch (session.status()) {
      case PROVISIONAL -> asked.seat().require(Right.DRAFT);
      case ADOPTED -> asked.seat().require(Right.PLAN);
      case ASKED -> throw new Problem(Problem.Code.FROZEN);
    }
    Item item = Case.planned(session, c.item());
    Session into = asked.provisional(c.into());
    if (into.id().equals(session.id())) {
      throw Problem.field("session", "is the session itself");
    }
    if (into.items().item(item.id()) == null) {
      room(into, "session");
    }
    return List.of(
        new ItemEvent.ItemDeferred(c.room(), session.id(), item.id(), into.id()),
        new ItemEvent.ItemCarried(c.room(), into.id(), item.id(), session.id()));
  }

  private static Event restored(Session session, RestoreItem c) {
    Item item = Case.item(session, c.item());
    if (item.state() == State.PLANNED) {
      throw new Problem(Problem.Code.NOTHING_CHANGES);
    }
    if (item.state() == State.DEFERRED) {
      throw Problem.field("item", "stands in another session: it is deferred back from there");
    }
    if (item.purged()) {
      throw new Problem(Problem.Code.WITHDRAWN);
    }
    return new ItemEvent.ItemRestored(c.room(), session.id(), item.id());
  }
}
