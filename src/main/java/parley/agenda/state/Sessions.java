package parley.agenda.state;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import parley.agenda.state.AgendaEvent.AdoptionEvent;
import parley.agenda.state.AgendaEvent.LiveSwitched;
import parley.agenda.state.AgendaEvent.OfSession;
import parley.agenda.state.AgendaEvent.RotationSet;
import parley.agenda.state.Item.State;
import parley.agenda.state.ItemEvent.ItemCarried;
import parley.agenda.state.ItemEvent.ItemProposed;
import parley.agenda.state.SessionEvent.SessionPlanned;
import parley.forum.Event.Entry;

/** The agenda's slice of a forum: the sessions of all rooms, immutable. */
public record Sessions(PMap<String, InRoom> rooms) {
  public static final Sessions EMPTY = new Sessions(HashTreePMap.empty());

  public InRoom in(String room) {
    return rooms.getOrDefault(room, InRoom.EMPTY);
  }

  @SuppressWarnings("ReferenceEquality") // a room in which nothing changed is the same object
  public Sessions apply(AgendaEvent event, Entry entry) {
    InRoom before = in(event.room());
    InRoom after =
        switch (event) {
          case RotationSet e -> before.with(before.rotation.set(e, entry.at()));
          case LiveSwitched e -> before.with(before.rotation.switched(e.live()));
          case OfSession e -> before.folded(e, entry);
        };
    return after == before ? this : new Sessions(rooms.plus(event.room(), after));
  }

  /**
   * The sessions of a room.
   *
   * @param homes the session in which each text stands now
   */
  public record InRoom(
      PMap<String, Session> sessions, PMap<String, String> homes, Rotation rotation) {
    public static final InRoom EMPTY =
        new InRoom(HashTreePMap.empty(), HashTreePMap.empty(), Rotation.NONE);

    public @Nullable Session session(String id) {
      return sessions.get(id);
    }

    private InRoom with(Rotation other) {
      return new InRoom(sessions, homes, other);
    }

    private InRoom folded(OfSession event, Entry entry) {
      if (event instanceof SessionPlanned e) {
        PMap<String, String> with =
            homes
                .plus(e.texts().introduction(), e.session())
                .plus(e.texts().summary(), e.session());
        return new InRoom(sessions.plus(e.session(), Session.planned(e, entry)), with, rotation);
      }
      Session before = sessions.get(event.session());
      if (before == null) {
        return this;
      }
      Session after =
          switch (event) {
            case SessionEvent e -> folded(before, e);
            case ItemEvent e -> before.with(folded(before.items(), e));
            case AdoptionEvent e -> before.with(e, entry.time());
          };
      Session told = event.silent() ? after : after.touched(entry);
      return new InRoom(sessions.plus(told.id(), told), housed(event), rotation);
    }

    private PMap<String, String> housed(OfSession event) {
      return event instanceof ItemProposed || event instanceof ItemCarried
          ? homes.plus(((ItemEvent) event).item(), event.session())
          : homes;
    }

    private static Session folded(Session before, SessionEvent event) {
      return switch (event) {
        case SessionPlanned e -> before; // planned already
        case SessionEvent.SessionRevised e -> before.with(e.plan());
        case SessionEvent.SessionCancelled e -> before.off();
        case SessionEvent.AttendanceAnswered e -> before.with(e);
      };
    }

    private Items folded(Items items, ItemEvent event) {
      return switch (event) {
        case ItemProposed e -> items.added(Item.proposed(e), e.after());
        case ItemEvent.ItemRevised e ->
            items.changed(
                e.item(),
                item -> e.content() == null ? item : item.revised(e.minutes(), e.content()));
        case ItemEvent.ItemPlaced e -> items.placed(e.item(), e.after());
        case ItemEvent.ThreadsLinked e -> items.changed(e.item(), item -> item.linked(e.threads()));
        case ItemEvent.ItemMerged e ->
            items.changed(e.item(), item -> item.now(State.MERGED, e.into()));
        case ItemEvent.ItemDeferred e ->
            items.changed(e.item(), item -> item.now(State.DEFERRED, e.into()));
        case ItemCarried e -> carried(items, e);
        case ItemEvent.ItemDropped e ->
            items.changed(e.item(), item -> item.now(State.DROPPED, null));
        case ItemEvent.ItemRestored e ->
            items.changed(e.item(), item -> item.now(State.PLANNED, null));
        case ItemEvent.BidMade e ->
            items.changed(e.item(), item -> item.bidding(item.bids().made(e.party(), e.level())));
        case ItemEvent.BidsDisclosed e ->
            items.changed(e.item(), item -> item.bidding(item.bids().disclosed()));
        case ItemEvent.OutcomeRecorded e ->
            items.changed(e.item(), item -> item.ended(e.outcome()));
      };
    }

    private Items carried(Items items, ItemCarried e) {
      Session from = sessions.get(e.from());
      Item item = from == null ? null : from.items().item(e.item());
      return item == null ? items : items.added(item.carriedFrom(e.from()), null);
    }
  }
}
