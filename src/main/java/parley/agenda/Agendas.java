package parley.agenda;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.agenda.AgendaShown.AgendaChanged;
import parley.agenda.AgendaShown.ItemChanged;
import parley.agenda.AgendaShown.PlanningChanged;
import parley.agenda.AgendaShown.SessionChanged;
import parley.agenda.state.AgendaEvent;
import parley.agenda.state.AgendaEvent.AdoptionEvent;
import parley.agenda.state.AgendaEvent.LiveSwitched;
import parley.agenda.state.AgendaEvent.OfSession;
import parley.agenda.state.AgendaEvent.RotationSet;
import parley.agenda.state.Item;
import parley.agenda.state.ItemEvent;
import parley.agenda.state.Rotation;
import parley.agenda.state.Session;
import parley.agenda.state.SessionEvent;
import parley.agenda.state.Sessions;
import parley.agenda.state.Sessions.InRoom;
import parley.discussion.Discussions;
import parley.discussion.Spoken;
import parley.draft.TextHome;
import parley.forum.Attribution;
import parley.forum.Command;
import parley.forum.Event;
import parley.forum.Event.Entry;
import parley.forum.Feature;
import parley.forum.Forum;
import parley.forum.Role.Right;
import parley.forum.Room;
import parley.forum.Seat;
import parley.forum.View;
import parley.web.Json;

/** Decides what may be done in the sessions of a room, folds it, and is home to their texts. */
public final class Agendas implements Feature<Sessions>, TextHome {
  private final Attribution attribution;
  private final Spoken spoken;
  private final Composing composing;

  public Agendas(Attribution attribution, Discussions discussions) {
    this.attribution = attribution;
    this.spoken = new Spoken(discussions);
    this.composing = new Composing(spoken);
  }

  @Override
  public Sessions empty() {
    return Sessions.EMPTY;
  }

  @Override
  public Class<? extends Command> commands() {
    return AgendaCommand.class;
  }

  @Override
  public List<Class<? extends Event>> events() {
    return List.of(
        RotationSet.class,
        LiveSwitched.class,
        SessionEvent.SessionPlanned.class,
        SessionEvent.SessionRevised.class,
        SessionEvent.SessionCancelled.class,
        SessionEvent.AttendanceAnswered.class,
        ItemEvent.ItemProposed.class,
        ItemEvent.ItemRevised.class,
        ItemEvent.ItemPlaced.class,
        ItemEvent.ThreadsLinked.class,
        ItemEvent.ItemMerged.class,
        ItemEvent.ItemDeferred.class,
        ItemEvent.ItemCarried.class,
        ItemEvent.ItemDropped.class,
        ItemEvent.ItemRestored.class,
        ItemEvent.BidMade.class,
        ItemEvent.BidsDisclosed.class,
        ItemEvent.OutcomeRecorded.class,
        AdoptionEvent.AdoptionAsked.class,
        AdoptionEvent.ConsentGiven.class,
        AdoptionEvent.AdoptionSettled.class,
        AdoptionEvent.AdoptionTakenBack.class,
        AdoptionEvent.SummaryIssued.class);
  }

  @Override
  public List<Event> decide(Seat seat, Command command, Forum forum, Command.Context context) {
    AgendaCommand asks = (AgendaCommand) command;
    Room room = seat.room(asks.room());
    Case asked = new Case(seat, forum.of(this).in(room.id()), room, context, attribution);
    return switch (asks) {
      case AgendaCommand.Planning c -> Convening.decide(asked, c);
      case AgendaCommand.Drafting c -> composing.decide(asked, c);
      case AgendaCommand.Settling c -> Settlement.decide(asked, c);
    };
  }

  @Override
  public Sessions apply(Sessions slice, Entry entry, Forum before) {
    return entry.event() instanceof AgendaEvent event ? slice.apply(event, entry) : slice;
  }

  @Override
  public @Nullable Object frame(View view, Entry entry) {
    if (!(entry.event() instanceof AgendaEvent event)) {
      return null;
    }
    AgendaView agenda = view(view, view.forum().time());
    return switch (event) {
      case RotationSet e -> planning(agenda);
      case LiveSwitched e -> planning(agenda);
      case OfSession e -> {
        Session session = agenda.session(e.session());
        yield session == null ? null : told(agenda, session, e);
      }
    };
  }

  private static Object planning(AgendaView agenda) {
    Rotation now = agenda.rotation();
    return new PlanningChanged("planningChanged", now.zones(), now.holidays(), now.live());
  }

  private static @Nullable Object told(AgendaView agenda, Session session, OfSession event) {
    return switch (event) {
      case SessionEvent e -> new SessionChanged("sessionChanged", agenda.show(session, null));
      case AdoptionEvent e -> changed(agenda, session);
      case ItemEvent e -> {
        Item item = session.items().item(e.item());
        yield item == null ? null : changed(agenda, session, item);
      }
    };
  }

  private static AgendaChanged changed(AgendaView agenda, Session session) {
    return new AgendaChanged(
        "agendaChanged",
        session.id(),
        session.status(),
        session.texts().introduction(),
        AgendaView.order(session),
        session.items().planned().size(),
        AgendaView.minutesPlanned(session),
        agenda.show(session.adoption(), null),
        AgendaView.summary(session));
  }

  private static ItemChanged changed(AgendaView agenda, Session session, Item item) {
    return new ItemChanged(
        "itemChanged",
        session.id(),
        agenda.show(item, null),
        AgendaView.order(session),
        session.items().planned().size(),
        AgendaView.minutesPlanned(session));
  }

  AgendaView view(View view, java.time.Instant now) {
    return new AgendaView(view, view.forum().of(this).in(view.room().id()), spoken, now);
  }

  @Override
  public TextHome.@Nullable Standing text(Seat seat, String room, String text) {
    View view = View.of(seat, room, attribution);
    InRoom in = seat.forum().of(this).in(room);
    String home = in.homes().get(text);
    Session session = home == null ? null : in.session(home);
    if (session == null || !view.reads(session.last())) {
      return null;
    }
    if (text.equals(session.texts().summary())) {
      return summary(seat, view.room(), session, in.beginnings().get(text));
    }
    Item item = session.items().item(text);
    boolean gone = item != null && item.state() != Item.State.PLANNED;
    boolean writes = seat.has(Right.DRAFT) && view.room().isOpen();
    return new TextHome.Standing(
        access(gone || !session.isProvisional(), writes), in.beginnings().get(text));
  }

  /** Before it is issued nobody knows of it but those who write it. */
  private static TextHome.@Nullable Standing summary(
      Seat seat, Room room, Session session, Json.@Nullable Raw initial) {
    boolean issued = session.issued() != null;
    if (!issued && !seat.has(Right.SUMMARISE)) {
      return null;
    }
    return new TextHome.Standing(access(issued || session.cancelled(), room.isOpen()), initial);
  }

  private static Access access(boolean frozen, boolean writes) {
    return frozen ? Access.FROZEN : writes ? Access.WRITES : Access.READS;
  }
}
