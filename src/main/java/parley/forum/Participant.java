package parley.forum;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import parley.forum.Role.Right;
import parley.store.Position;

/**
 * A person seated in a forum.
 *
 * @param account opaque id of the account; no name can be had from it
 * @param party code of the party, or null for those who sit for none
 * @param suspended the entry by which reading and writing were taken away for now, or null
 * @param removed the entry by which the person left the forum, or null
 * @param voice the account that the tags of what they write are made with: the first one
 */
public record Participant(
    String id,
    String account,
    String name,
    @Nullable String party,
    Capacity capacity,
    List<Role> roles,
    Position seated,
    @Nullable Position suspended,
    @Nullable Position removed,
    String voice) {

  /** In what quality somebody sits. */
  public enum Capacity {
    PERSONAL,
    OFFICIAL,
    SPONSOR,
    OBSERVER,
    STAFF
  }

  /**
   * A stretch of membership of a working group.
   *
   * @param readsFrom history horizon: the first entry that may be read
   * @param to the entry by which it ended, or null
   */
  public record Stretch(Position from, Position readsFrom, @Nullable Position to) {
    boolean reads(Position at) {
      return !at.isBefore(readsFrom) && (to == null || at.isBefore(to));
    }
  }

  /** All stretches of one person in one working group; the last may still run. */
  public record Membership(PVector<Stretch> stretches) {
    public boolean runs() {
      return !stretches.isEmpty() && stretches.get(stretches.size() - 1).to() == null;
    }
  }

  public boolean has(Right right) {
    return roles.stream().anyMatch(role -> role.has(right));
  }

  /** True if the person sits here now. */
  public boolean sits() {
    return removed == null && suspended == null;
  }

  /** True for those whom every list of people names first: they watch, and do not take part. */
  public boolean watches() {
    return is(Role.OBSERVER) || is(Role.SPONSOR);
  }

  /** The same person as somebody who only reads, for no party. */
  Participant watching() {
    List<Role> watches = List.of(Role.OBSERVER);
    return new Participant(
        id, account, name, null, Capacity.OBSERVER, watches, seated, suspended, removed, voice);
  }

  Participant suspendedAt(@Nullable Position at) {
    return new Participant(id, account, name, party, capacity, roles, seated, at, removed, voice);
  }

  Participant removedAt(Position at) {
    return new Participant(id, account, name, party, capacity, roles, seated, suspended, at, voice);
  }

  Participant housed(String there) {
    return new Participant(
        id, there, name, party, capacity, roles, seated, suspended, removed, voice);
  }

  /**
   * A person has this account from here on: the forum came from another host, where the same person
   * had another.
   */
  public record Housed(String participant, String account) implements ForumEvent.Apart {
    @Override
    public String subject() {
      return participant;
    }

    @Override
    public boolean silent() {
      return true; // it is the same person as before
    }

    @Override
    public boolean fences() {
      return false;
    }
  }

  boolean is(Role role) {
    return roles.contains(role);
  }
}
