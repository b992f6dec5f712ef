package parley.agenda.state;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
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
import parley.forum.Room.Keeping;
import parley.store.Position;
import parley.web.Json;

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

  /** Without what is gone for good in a room. */
  public Sessions purged(String room, List<String> subjects) {
    InRoom before = rooms.get(room);
    return before == null ? this : new Sessions(rooms.plus(room, before.purged(subjects)));
  }

  /**
   * The sessions of a room.
   *
   * @param homes the session in which each text stands now
   * @param beginnings the documents that texts began with, where they were not empty
   */
  public record InRoom(
      PMap<String, Session> sessions,
      PMap<String, String> homes,
      PMap<String, Json.Raw> beginnings,
      Rotation rotation) {
    public static final InRoom EMPTY =
        new InRoom(HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty(), Rotation.NONE);

    public @Nullable Session session(String id) {
      return sessions.get(id);
    }

    /**
     * The texts of a session: those of the items that stand in it, and what stands around them; or
     * those that became the notes of an item by amendments.
     */
    public List<String> texts(String subject) {
      List<String> texts = new ArrayList<>();
      for (Map.Entry<String, String> one : homes.entrySet()) {
        Session home = sessions.get(one.getValue());
        Item item = home == null ? null : home.items().item(subject);
        if (one.getValue().equals(subject)
            || (item != null && item.notes().contains(one.getKey()))) {
          texts.add(one.getKey());
        }
      }
      return texts.stream().sorted().toList();
    }

    /**
     * Whether somebody who reads the session of a text may read it: not if other notes took its
     * place, and no agenda that they read has it.
     */
    public boolean reads(Session home, String text, Predicate<Position> reads) {
      Item item = home.items().ofText(text);
      return item == null
          || item.text().equals(text)
          || sessions.values().stream()
              .anyMatch(one -> reads.test(one.last()) && one.adopted().shows(text, reads));
    }

    /**
     * The sessions that ended so long ago that nothing of them may be kept, each behind its texts:
     * wherever the list is cut, what is left can still be found.
     */
    public List<String> over(Keeping keeping) {
      List<String> over = new ArrayList<>();
      for (Session session : sessions.values()) {
        Instant end = session.plan().starts().plus(Duration.ofMinutes(session.plan().minutes()));
        if (keeping.over(null, end)) {
          over.addAll(texts(session.id()));
          over.add(session.id());
        }
      }
      return over;
    }

    /** Of a session nothing is left; of an item, that there was one. */
    private InRoom purged(List<String> subjects) {
      PMap<String, Session> left = sessions.minusAll(subjects);
      for (Session session : left.values()) {
        left = left.plus(session.id(), session.purged(subjects));
      }
      return new InRoom(left, homes.minusAll(subjects), beginnings.minusAll(subjects), rotation);
    }

    private InRoom with(Rotation other) {
      return new InRoom(sessions, homes, beginnings, other);
    }

    private InRoom folded(OfSession event, Entry entry) {
      if (event instanceof SessionPlanned e) {
        InRoom with =
            new InRoom(
                sessions.plus(e.session(), Session.planned(e, entry)), homes, beginnings, rotation);
        SessionEvent.Opening words = e.content();
        return with.housing(
                e.texts().introduction(), e, words == null ? null : words.introduction())
            .housing(e.texts().summary(), e, words == null ? null : words.summary());
      }
      Session before = sessions.get(event.session());
      if (before == null) {
        return this;
      }
      Session after =
          switch (event) {
            case SessionEvent e -> folded(before, e, entry.time());
            case ItemEvent e -> {
              Items items = folded(before.items(), e);
              yield before.with(e.silent() ? items : items.telling(e.item(), entry.at()));
            }
            case AdoptionEvent e -> before.with(e, entry);
            case AmendmentEvent e -> before.with(e, entry);
          };
      Session told = event.silent() ? after : after.touched(entry);
      InRoom with = new InRoom(sessions.plus(told.id(), told), homes, beginnings, rotation);
      return switch (event) {
        case ItemProposed e ->
            with.housing(e.item(), e, e.content() == null ? null : e.content().notes());
        case ItemCarried e -> with.carried(e, told.items().item(e.item()));
        case ItemEvent.NotesReplaced e -> with.housing(e.text(), e, e.content());
        case SessionEvent e -> with;
        case ItemEvent e -> with;
        case AdoptionEvent e -> with;
        case AmendmentEvent e -> with;
      };
    }

    /** All texts that were ever its notes go with it. */
    private InRoom carried(ItemCarried e, @Nullable Item item) {
      InRoom with = housing(e.item(), e, null);
      for (String text : item == null ? List.<String>of() : item.notes()) {
        with = with.housing(text, e, null);
      }
      return with;
    }

    private InRoom housing(String text, OfSession event, Json.@Nullable Raw beginning) {
      return new InRoom(
          sessions,
          homes.plus(text, event.session()),
          beginning == null ? beginnings : beginnings.plus(text, beginning),
          rotation);
    }

    private static Session folded(Session before, SessionEvent event, Instant time) {
      return switch (event) {
        case SessionPlanned e -> before; // planned already
        case SessionEvent.SessionRevised e -> before.with(e.plan(), time);
        case SessionEvent.SessionCancelled e -> before.off(time);
        case SessionEvent.AttendanceAnswered e -> before.with(e);
      };
    }

    private Items folded(Items items, ItemEvent event) {
      return switch (event) {
        case ItemProposed e -> items.added(Item.proposed(e), e.after());
        case ItemEvent.ItemRevised e ->
            items.changed(
                e.item(),
                item ->
                    item.revised(e.minutes(), e.content() == null ? item.wording() : e.content()));
        case ItemEvent.NotesReplaced e -> items.changed(e.item(), item -> item.renoted(e.text()));
        case ItemEvent.ItemPlaced e -> items.placed(e.item(), e.after());
        case ItemEvent.ThreadsLinked e -> items.changed(e.item(), item -> item.linked(e.threads()));
        case ItemEvent.PapersLinked e -> items.changed(e.item(), item -> item.citing(e.papers()));
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
