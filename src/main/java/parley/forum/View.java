package parley.forum;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.forum.Attribution.Author;
import parley.forum.Attribution.Shown;
import parley.forum.Audience.Glass;
import parley.forum.Audience.RuleShown;
import parley.forum.Event.Entry;
import parley.forum.Participant.Membership;
import parley.forum.Participant.Stretch;
import parley.store.Position;

/**
 * What one kind of viewer may read of one room in one state: the only place where membership,
 * horizon and attribution are enforced. Pages, push, search and exports all read through it, so
 * that what is pushed equals what a fresh read gives.
 */
public final class View {
  private static final Stretch ALL = new Stretch(Position.START, Position.START, null);

  private final Forum forum;
  private final Room room;
  private final Kind kind;
  private final Attribution attribution;

  /**
   * Those who see the same of a room: receivers of one kind share one encoded frame.
   *
   * @param until from then on they see nothing of it; null for those who sit in it
   */
  public record Kind(String room, List<Stretch> stretches, @Nullable Instant until) {
    public boolean isOver(Instant now) {
      return until != null && !now.isBefore(until);
    }
  }

  private View(Forum forum, Room room, Kind kind, Attribution attribution) {
    this.forum = forum;
    this.room = room;
    this.kind = kind;
    this.attribution = attribution;
  }

  /**
   * The view of a seat.
   *
   * @throws parley.web.Problem not-found if the seat is not in the room now
   */
  public static View of(Seat seat, String room, Attribution attribution) {
    Room entered = seat.room(room);
    return new View(seat.forum(), entered, kind(seat, entered), attribution);
  }

  /** The same kind of view in another state, or null if the room is no more. */
  public static @Nullable View of(Forum forum, Kind kind, Attribution attribution) {
    Room room = forum.room(kind.room());
    return room == null ? null : new View(forum, room, kind, attribution);
  }

  private static Kind kind(Seat seat, Room room) {
    Glass glass = seat.glass(room);
    if (glass != null) {
      return new Kind(room.id(), List.of(ALL), glass.until());
    }
    Membership membership = seat.membership(room);
    // where the horizon is, matters; since when somebody sits who reads all, does not
    List<Stretch> stretches = new ArrayList<>();
    for (Stretch s : membership == null ? List.<Stretch>of() : membership.stretches()) {
      stretches.add(new Stretch(s.readsFrom(), s.readsFrom(), s.to()));
    }
    if (stretches.contains(ALL)) {
      stretches = List.of(ALL);
    }
    return new Kind(room.id(), List.copyOf(stretches), null);
  }

  public Kind kind() {
    return kind;
  }

  public Forum forum() {
    return forum;
  }

  public Room room() {
    return room;
  }

  /** True if everything in this room may be read, so that nobody need look at each entry. */
  public boolean readsAll() {
    return kind.stretches().contains(ALL);
  }

  /** True if an entry of this room at that place may be read. */
  public boolean reads(Position at) {
    for (Stretch stretch : kind.stretches()) {
      if (stretch.reads(at)) {
        return true;
      }
    }
    return false;
  }

  /** True if anything from before that place may be read, so what befell it then may be known. */
  boolean readsBefore(Position at) {
    return kind.stretches().stream().anyMatch(stretch -> stretch.readsFrom().isBefore(at));
  }

  /** How the author of something stamped with a rule appears. */
  public Shown author(Author author, Rule stamped) {
    return attribution.shown(forum, author, stamped, room.rule());
  }

  /**
   * What those of this kind are told of an entry, as today's state shows it; null if nothing. Holds
   * no per-person field.
   */
  public @Nullable Object frame(Entry entry) {
    if (!reads(entry.at()) || entry.event().silent() || kind.isOver(entry.time())) {
      return null;
    }
    if (entry.event() instanceof ForumEvent) {
      return new AudienceChanged("audienceChanged", audience());
    }
    for (Feature<?> feature : forum.features()) {
      Object told = feature.frame(this, entry);
      if (told != null) {
        return told;
      }
    }
    return null;
  }

  private record AudienceChanged(String type, Audience audience) {}

  public RuleShown rule() {
    return RuleShown.of(room.rule());
  }

  public Audience audience() {
    return Audience.of(this);
  }

  /** How the seat itself would appear in this room. */
  public Shown preview(Seat seat) {
    return attribution.preview(seat, room);
  }

  /**
   * The people of the room as its rule lists them, observers and sponsors first: names where the
   * room shows names inside or its list is public, nobody where only counts are shown.
   */
  public List<Shown> people() {
    if (!listsPeople()) {
      return List.of();
    }
    return forum.members(room).stream()
        .sorted(Comparator.comparing(View::listRank).thenComparing(Participant::name))
        .map(p -> new Shown(p.name(), p.party(), p.capacity(), p.roles(), null, null, null))
        .toList();
  }

  /** True if the room's rule lets those in it know who the others are. */
  public boolean listsPeople() {
    return room.rule().inside() == Rule.Inside.NAME
        || room.rule().participantList() == Rule.ParticipantList.PUBLIC;
  }

  private static String listRank(Participant p) {
    return (p.watches() ? "0" : "1") + (p.party() == null ? "" : p.party());
  }
}
