package parley.forum;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePSet;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import parley.forum.Event.Entry;
import parley.forum.Event.Info;
import parley.store.Position;
import parley.web.Text;

/**
 * The state of one forum: an immutable value, the fold of its journal up to {@link #last}. Holding
 * one is holding a snapshot; reading it needs no lock and no I/O. Everybody outside this package
 * and the features' {@code decide} reads it through a {@link View}.
 */
public final class Forum {
  /** Subset of the forum with a name, a mandate, members, and its own plenary. */
  public record Group(
      String id, String symbol, Text name, Text mandate, String plenary, boolean closed) {}

  /** When something counts as agreed; always by party, never by head. */
  public enum Decision {
    /** Nobody objects. */
    NO_OBJECTION,
    /** Each party has said yes. */
    EACH_PARTY,
    /** The co-chairs agree together. */
    CO_CHAIRS
  }

  /** One act of management: who did what about whom or which room, never what was said. */
  public record Logged(Instant time, Position at, ForumEvent.Acted acted) {}

  private static final Text UNNAMED = Text.english("—");

  private final String id;
  private final List<Feature<?>> features;
  private final Own own;
  private final PVector<Object> slices;
  private final Position last;
  private final Instant time;

  private Forum(Forum before, Own own, PVector<Object> slices, Entry entry) {
    this.id = before.id;
    this.features = before.features;
    this.own = own;
    this.slices = slices;
    this.last = entry.at();
    this.time = entry.time();
  }

  private Forum(String id, List<Feature<?>> features) {
    this.id = id;
    this.features = features;
    this.own = Own.EMPTY;
    List<Object> empty = new ArrayList<>();
    features.forEach(feature -> empty.add(feature.empty()));
    this.slices = TreePVector.from(empty);
    this.last = Position.START;
    this.time = Instant.EPOCH;
  }

  /** A forum in which nothing has happened. */
  public static Forum empty(String id, List<Feature<?>> features) {
    return new Forum(id, features);
  }

  /** The state after one more entry. Never fails, whatever the entry is. */
  @SuppressWarnings("ReferenceEquality") // a slice that did not change is the same object
  public Forum apply(Entry entry) {
    Own changed = OwnFold.apply(own, entry);
    PVector<Object> folded = slices;
    for (int i = 0; i < features.size(); i++) {
      Object before = slices.get(i);
      Object after = fold(features.get(i), before, entry);
      if (after != before) {
        folded = folded.with(i, after);
      }
    }
    return new Forum(this, changed, folded, entry);
  }

  @SuppressWarnings("unchecked") // slice i is made by feature i, and by no other
  private <S> Object fold(Feature<S> feature, Object slice, Entry entry) {
    return feature.apply((S) slice, entry, this);
  }

  /** The slice of a feature. */
  @SuppressWarnings("unchecked") // as above
  public <S> S of(Feature<S> feature) {
    return (S) slices.get(features.indexOf(feature));
  }

  /**
   * @throws IllegalArgumentException if no feature knows the command: a mistake in Main
   */
  public Feature<?> featureOf(Command command) {
    for (Feature<?> feature : features) {
      if (feature.commands().isInstance(command)) {
        return feature;
      }
    }
    throw new IllegalArgumentException("no feature for " + command.getClass().getSimpleName());
  }

  public String id() {
    return id;
  }

  public List<Feature<?>> features() {
    return features;
  }

  /** The last entry that is folded in. */
  public Position last() {
    return last;
  }

  /** The time of the last entry. */
  public Instant time() {
    return time;
  }

  /** True once the forum was opened. */
  public boolean isOpen() {
    return own.info() != null || !own.groups().isEmpty();
  }

  public Info info() {
    Info info = own.info();
    return info == null
        ? new Info(UNNAMED, UNNAMED, UNNAMED, "", "T2", List.of(), null, null)
        : info;
  }

  /** The working group of all, which everybody seated here is a member of. */
  public String plenary() {
    return own.plenary();
  }

  public Map<String, Text> parties() {
    return own.parties();
  }

  public Map<String, Group> groups() {
    return own.groups();
  }

  public Map<String, Participant> participants() {
    return own.people().all();
  }

  /** The room of that id, whether or not anybody may see it. */
  public @Nullable Room room(String room) {
    return own.rooms().get(room);
  }

  Map<String, Room.Ashes> ashes() {
    return own.ashes();
  }

  Map<String, Room> rooms() {
    return own.rooms();
  }

  /** True if the participant is a member of the working group now, and so in its plenary. */
  public boolean isIn(Group group, String participant) {
    Room plenary = own.rooms().get(group.plenary());
    return plenary != null && plenary.has(participant);
  }

  /** Those who sit in a room now. */
  public List<Participant> members(Room room) {
    List<Participant> members = new ArrayList<>();
    room.members().forEach((id, membership) -> addRunning(members, id, membership));
    return members;
  }

  private void addRunning(
      List<Participant> members, String participant, Participant.Membership membership) {
    Participant person = own.people().all().get(participant);
    if (membership.runs() && person != null) {
      members.add(person);
    }
  }

  /** The person of an account that sits here now, or null. */
  public @Nullable Participant seated(String account) {
    String participant = own.people().seats().get(account);
    return participant == null ? null : own.people().all().get(participant);
  }

  /** The caucus of a party in a working group, or null where none was opened: for deciding only. */
  public @Nullable Room caucus(String group, @Nullable String party) {
    for (Room room : own.rooms().values()) {
      boolean theirs = room.kind() == Room.Kind.CAUCUS && room.group().equals(group);
      if (theirs && party != null && party.equals(room.party())) {
        return room;
      }
    }
    return null;
  }

  /** All rooms a participant is in now, found without a look at any other. */
  public List<Room> roomsOf(String participant) {
    List<Room> rooms = new ArrayList<>();
    for (String id : own.places().getOrDefault(participant, HashTreePSet.empty())) {
      Room room = own.rooms().get(id);
      if (room != null) {
        rooms.add(room);
      }
    }
    return rooms;
  }

  /** All rooms a participant was ever in: for deciding only. */
  public List<Room> roomsEverOf(String participant) {
    return own.rooms().values().stream()
        .filter(room -> room.members().containsKey(participant))
        .toList();
  }

  /** All rooms of a working group: for deciding only. */
  public List<Room> roomsIn(String group) {
    return own.rooms().values().stream().filter(room -> room.group().equals(group)).toList();
  }

  /** Those here who read the log and may know of this act: they are told that there is one. */
  public List<Participant> overseers(ForumEvent.Acted acted) {
    Room room = acted.room() == null ? null : own.rooms().get(acted.room());
    return own.people().all().values().stream()
        .filter(p -> p.sits() && p.has(Role.Right.READ_LOG))
        .filter(p -> acted.room() == null || (room != null && room.has(p.id())))
        .toList();
  }

  /** What was managed, oldest first; who may read which line is for a {@link Seat} to say. */
  List<Logged> log() {
    return own.log();
  }
}
