package parley.forum;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import parley.forum.Participant.Membership;
import parley.forum.Participant.Stretch;
import parley.store.Position;
import parley.web.Problem;
import parley.web.Text;

/**
 * Audience + attribution rule: where people talk. Who is not in it cannot tell that it is there.
 *
 * @param party whose caucus it is; null for the other kinds
 * @param members everybody who was ever in it, by participant
 * @param last the last entry that belongs to this room: what its cursor says
 * @param widened the last entry by which more kinds of people, or a freer use, came to this room;
 *     whoever was shown its audience before that is asked again
 */
public record Room(
    String id,
    Kind kind,
    String group,
    @Nullable String party,
    Text name,
    Standing standing,
    PMap<String, Membership> members,
    Position last,
    Position widened) {

  /** What kind of room. */
  public enum Kind {
    PLENARY,
    CAUCUS,
    SIDE_ROOM,
    DRAFTING_GROUP
  }

  /**
   * What holds in a room now.
   *
   * @param slowSeconds how long somebody waits between two contributions; 0 for not at all
   * @param closed nobody writes here any more; what was written can be read
   */
  public record Standing(
      Rule rule, @Nullable OffRecord offRecord, boolean locked, int slowSeconds, boolean closed) {
    static Standing under(Rule rule) {
      return new Standing(rule, null, false, 0, false);
    }

    /**
     * Under another rule. While off the record that is the rule which comes back: what was
     * tightened meanwhile stays tight, what was loosened waits until then.
     */
    Standing ruled(Rule other) {
      return offRecord == null
          ? new Standing(other, null, locked, slowSeconds, closed)
          : off(new OffRecord(offRecord.since(), other), other.offTheRecord());
    }

    /** Under a tighter one; off the record only what it says of the inside and existence is new. */
    Standing tightened(Rule tighter) {
      return ruled(offRecord == null ? tighter : tighter.onRecord(offRecord.resumes()));
    }

    Standing off(@Nullable OffRecord stretch, Rule now) {
      return new Standing(now, stretch, locked, slowSeconds, closed);
    }

    Standing locked(boolean now) {
      return new Standing(rule, offRecord, now, slowSeconds, closed);
    }

    Standing slowed(int seconds) {
      return new Standing(rule, offRecord, locked, seconds, closed);
    }

    Standing ended() {
      return new Standing(rule, offRecord, locked, slowSeconds, true);
    }
  }

  /** A stretch off the record: since when, and the rule that comes back. */
  public record OffRecord(Instant since, Rule resumes) {}

  static Room opened(ForumEvent.RoomOpened e, Text name, Position at) {
    Standing standing = Standing.under(e.rule());
    return new Room(
        e.room(), e.kind(), e.group(), e.party(), name, standing, HashTreePMap.empty(), at, at);
  }

  public Rule rule() {
    return standing.rule();
  }

  /**
   * Refused where nobody writes.
   *
   * @throws Problem closed, locked
   */
  public void requireOpen() {
    if (standing.closed()) {
      throw new Problem(Problem.Code.CLOSED);
    }
    if (standing.locked()) {
      throw new Problem(Problem.Code.LOCKED);
    }
  }

  /** True if those who may write here can do so now. */
  public boolean isOpen() {
    return !standing.closed() && !standing.locked();
  }

  /** True if this participant is in it now. */
  public boolean has(String participant) {
    Membership membership = members.get(participant);
    return membership != null && membership.runs();
  }

  /** When this participant was last in it; null for never. */
  public @Nullable Stretch lastStretch(String participant) {
    Membership membership = members.get(participant);
    return membership == null ? null : membership.stretches().getLast();
  }

  Room moved(Position at) {
    return new Room(id, kind, group, party, name, standing, members, at, widened);
  }

  Room widenedAt(Position at) {
    return new Room(id, kind, group, party, name, standing, members, last, at);
  }

  Room now(Standing changed) {
    return new Room(id, kind, group, party, name, changed, members, last, widened);
  }

  Room with(String participant, Membership membership) {
    PMap<String, Membership> changed = members.plus(participant, membership);
    return new Room(id, kind, group, party, name, standing, changed, last, widened);
  }
}
