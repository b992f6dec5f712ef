package parley.agenda;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import parley.agenda.AgendaShown.AgendaChanged;
import parley.agenda.AgendaShown.ItemChanged;
import parley.agenda.AgendaShown.PlanningChanged;
import parley.agenda.AgendaShown.SessionChanged;
import parley.agenda.state.AgendaCopy;
import parley.agenda.state.AgendaEvent;
import parley.agenda.state.AgendaEvent.AdoptionEvent;
import parley.agenda.state.AgendaEvent.LiveSwitched;
import parley.agenda.state.AgendaEvent.OfSession;
import parley.agenda.state.AgendaEvent.RotationSet;
import parley.agenda.state.Amendment;
import parley.agenda.state.AmendmentEvent;
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
import parley.forum.ForumEvent;
import parley.forum.Role.Right;
import parley.forum.Room;
import parley.forum.Room.Keeping;
import parley.forum.Seat;
import parley.forum.View;
import parley.oversight.Purging;
import parley.web.Json;
import parley.web.Problem;

/** Decides what may be done in the sessions of a room, folds it, and is home to their texts. */
public final class Agendas implements Feature<Sessions>, TextHome, Purging {
  private final Attribution attribution;
  private final Composing.Cited cited;
  private final Composing composing;

  public Agendas(
      Attribution attribution, Discussions discussions, BiPredicate<View, String> papers) {
    this.attribution = attribution;
    this.cited = new Composing.Cited(new Spoken(discussions), papers);
    this.composing = new Composing(cited);
  }

  @Override
  public Sessions empty() {
    return Sessions.EMPTY;
  }

  @Override
  public List<Wait> waits(Sessions slice, Seat seat) {
    List<Wait> waits = new ArrayList<>();
    for (Room room : seat.rooms()) {
      View view = View.of(seat, room.id(), attribution);
      waits.addAll(
          new Mine(seat, room, attribution).waits(view, slice.in(room.id()).sessions().values()));
    }
    return waits;
  }

  @Override
  public Class<? extends Command> commands() {
    return AgendaCommand.class;
  }

  @Override
  public List<Class<? extends Event>> events() {
    return Event.records(AgendaEvent.class).toList();
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
      case AgendaCommand.Amending c -> Amending.decide(asked, c);
    };
  }

  @Override
  public Sessions apply(Sessions slice, Entry entry, Forum before) {
    if (entry.event() instanceof ForumEvent.Purged e) {
      return slice.purged(e.room(), e.subjects());
    }
    return entry.event() instanceof AgendaEvent event ? slice.apply(event, entry) : slice;
  }

  @Override
  public List<String> over(Sessions slice, Keeping keeping) {
    return slice.in(keeping.room()).over(keeping);
  }

  @Override
  public List<String> parts(Sessions slice, String room, String subject) {
    return slice.in(room).texts(subject);
  }

  @Override
  public @Nullable Found find(Seat seat, String room, String subject) {
    AgendaView agenda = view(View.of(seat, room, attribution), seat.forum().time());
    if (agenda.session(subject) != null) {
      return new Found(What.SESSION, null, null);
    }
    String home = seat.forum().of(this).in(room).homes().get(subject);
    Session session = home == null ? null : agenda.session(home);
    boolean item = session != null && session.items().item(subject) != null;
    return item ? new Found(What.ITEM, home, What.SESSION) : amendment(agenda, subject);
  }

  /** What is proposed on top of an agenda is purged as an item is. */
  private static @Nullable Found amendment(AgendaView agenda, String subject) {
    for (Session session : agenda.sessions()) {
      Amendment one = session.adopted().amendment(subject);
      if (one != null && agenda.view().reads(one.at())) {
        return new Found(What.ITEM, session.id(), What.SESSION);
      }
    }
    return null;
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
      case AdoptionEvent e -> AgendaChanged.of(agenda, session);
      case AmendmentEvent e -> AgendaChanged.of(agenda, session);
      case ItemEvent e -> {
        Item item = session.items().item(e.item());
        yield item == null ? null : ItemChanged.of(agenda, session, item);
      }
    };
  }

  /** The number of an edition as it stands in an address; -1 if that is none. */
  public static int edition(String said) {
    return said.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(said) : -1;
  }

  /**
   * The agenda of a session as it is handed out.
   *
   * @param edition as it once stood, or null for as it stands
   * @throws Problem not-found
   */
  public AgendaCopy copy(View view, String id, @Nullable Integer edition) {
    AgendaView agenda = view(view, view.forum().time());
    Session session = agenda.session(id);
    if (session == null) {
      throw Problem.notFound();
    }
    return agenda.copy(session, edition);
  }

  /** The sessions of a room that all who read through this view may know of, soonest first. */
  public List<Session> sessions(View view) {
    return view(view, view.forum().time()).sessions();
  }

  AgendaView view(View view, java.time.Instant now) {
    return new AgendaView(view, view.forum().of(this).in(view.room().id()), cited, now);
  }

  @Override
  public @Nullable String home(Forum forum, String room, String text) {
    return forum.of(this).in(room).homes().get(text);
  }

  @Override
  public boolean knows(View view, String text) {
    InRoom in = view.forum().of(this).in(view.room().id());
    String home = in.homes().get(text);
    Session session = home == null ? null : in.session(home);
    return session != null
        && view.reads(session.last())
        && in.reads(session, text, view::reads)
        && (session.issued() != null || !text.equals(session.texts().summary()));
  }

  @Override
  public TextHome.@Nullable Standing text(Seat seat, String room, String text) {
    View view = View.of(seat, room, attribution);
    InRoom in = seat.forum().of(this).in(room);
    String home = in.homes().get(text);
    Session session = home == null ? null : in.session(home);
    if (session == null || !view.reads(session.last()) || !in.reads(session, text, view::reads)) {
      return null;
    }
    if (text.equals(session.texts().summary())) {
      return summary(seat, view.room(), session, in.beginnings().get(text));
    }
    Item item = session.items().ofText(text);
    // once adopted notes that an amendment replaced stay as they were, wherever the item goes
    boolean gone =
        item != null && (item.state() != Item.State.PLANNED || !item.text().equals(text));
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
