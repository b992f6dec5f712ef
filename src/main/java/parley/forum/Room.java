package parley.forum;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import parley.forum.Audience.Glass;
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
 * @param glasses by which others read it, or did; the latest last
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
    Position widened,
    PVector<Glass> glasses) {

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
   * @param retention how long it can
   */
  public record Standing(
      Rule rule,
      @Nullable OffRecord offRecord,
      boolean locked,
      int slowSeconds,
      boolean closed,
      Retention retention) {
    static Standing under(Rule rule) {
      return new Standing(rule, null, false, 0, false, Retention.FOR_EVER);
    }

    /**
     * Under another rule. While off the record that is the rule which comes back: what was
     * tightened meanwhile stays tight, what was loosened waits until then.
     */
    Standing ruled(Rule other) {
      return offRecord == null
          ? new Standing(other, null, locked, slowSeconds, closed, retention)
          : off(new OffRecord(offRecord.since(), other), other.offTheRecord());
    }

    /** Under a tighter one; off the record only what it says of the inside and existence is new. */
    Standing tightened(Rule tighter) {
      return ruled(offRecord == null ? tighter : tighter.onRecord(offRecord.resumes()));
    }

    Standing off(@Nullable OffRecord stretch, Rule now) {
      return new Standing(now, stretch, locked, slowSeconds, closed, retention);
    }

    Standing locked(boolean now) {
      return new Standing(rule, offRecord, now, slowSeconds, closed, retention);
    }

    Standing slowed(int seconds) {
      return new Standing(rule, offRecord, locked, seconds, closed, retention);
    }

    Standing ended() {
      return new Standing(rule, offRecord, locked, slowSeconds, true, retention);
    }

    Standing keeping(Retention other) {
      return new Standing(rule, offRecord, locked, slowSeconds, closed, other);
    }
  }

  /**
   * How many days what is said in a room is kept; then it is purged. 0 is for as long as the forum.
   *
   * @param offRecordDays of what is said under a rule that lets nothing be used outside
   */
  public record Retention(int days, int offRecordDays) {
    public static final Retention FOR_EVER = new Retention(0, 0);
    public static final int DAYS_MAX = 3_650;

    /** True if something said then, under such a rule or another, is to go by now. */
    public boolean over(boolean offRecord, Instant said, Instant now) {
      int most = !offRecord || offRecordDays == 0 ? days : offRecordDays;
      return most > 0 && !said.plus(Duration.ofDays(most)).isAfter(now);
    }
  }

  /** How long what is said in a room is kept from here on. */
  public record RetentionSet(String room, Retention retention) implements ForumEvent.OfReading {}

  /** How long what is said in a room is kept, asked at a moment. */
  public record Keeping(String room, Retention retention, Instant now) {
    /** True if something said then is to go by now. */
    public boolean over(@Nullable Rule rule, Instant said) {
      boolean forNoUse = rule != null && rule.outsideUse() == Rule.OutsideUse.NONE;
      return retention.over(forNoUse, said, now);
    }
  }

  /** A stretch off the record: since when, and the rule that comes back. */
  public record OffRecord(Instant since, Rule resumes) {}

  /**
   * A room was burned: its keys are destroyed, and nobody reads any more what was said, nor how it
   * was called or who came and went. This is sealed under the forum's key, as the room's is gone.
   *
   * @param party whose caucus it was
   * @param people who was in it then, as nobody else may know that it was there
   * @param by the participant who asked for it
   * @param agreed the parties whose co-chairs decided it
   */
  public record RoomBurned(
      String burned,
      Kind kind,
      String group,
      @Nullable String party,
      List<String> people,
      String by,
      List<String> agreed)
      implements ForumEvent.Apart {
    @Override
    public String subject() {
      return burned;
    }

    /** In no other room anybody is to notice. */
    @Override
    public String fenced() {
      return burned;
    }
  }

  /** What a burned room leaves behind. */
  public record Ashes(RoomBurned of, Instant at) {}

  static Room opened(ForumEvent.RoomOpened e, Text name, Position at) {
    return new Room(
        e.room(),
        e.kind(),
        e.group(),
        e.party(),
        name,
        Standing.under(e.rule()),
        HashTreePMap.empty(),
        at,
        at,
        TreePVector.empty());
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

  /** The glass by which this participant may read it for now, though not in it; or null. */
  public @Nullable Glass glass(String participant) {
    return glasses.stream().filter(glass -> glass.isOf(participant)).findFirst().orElse(null);
  }

  /** When this participant was last in it; null for never. */
  public @Nullable Stretch lastStretch(String participant) {
    Membership membership = members.get(participant);
    return membership == null ? null : membership.stretches().getLast();
  }

  Room moved(Position at) {
    return new Room(id, kind, group, party, name, standing, members, at, widened, glasses);
  }

  Room widenedAt(Position at) {
    return new Room(id, kind, group, party, name, standing, members, last, at, glasses);
  }

  Room now(Standing changed) {
    return new Room(id, kind, group, party, name, changed, members, last, widened, glasses);
  }

  Room with(String participant, Membership membership) {
    PMap<String, Membership> changed = members.plus(participant, membership);
    return new Room(id, kind, group, party, name, standing, changed, last, widened, glasses);
  }

  Room through(PVector<Glass> all) {
    return new Room(id, kind, group, party, name, standing, members, last, widened, all);
  }
}
