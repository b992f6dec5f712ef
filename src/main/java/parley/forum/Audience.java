package parley.forum;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who reads what is written in a room and what they may do with it, in numbers: the same for all in
 * the room.
 */
public record Audience(
    RuleShown rule,
    State state,
    int people,
    List<PartyCount> parties,
    int observers,
    int sponsors,
    int staff) {

  /** What holds in the room besides its rule; {@code offRecord}: since when it is so. */
  public record State(
      boolean locked, int slowSeconds, boolean closed, @Nullable Instant offRecord) {
    static State of(Room.Standing standing) {
      return new State(
          standing.locked(),
          standing.slowSeconds(),
          standing.closed(),
          standing.offRecord() == null ? null : standing.offRecord().since());
    }
  }

  /** People of one party. */
  public record PartyCount(String code, int people) {}

  /** A rule with the name of its preset, where it has one. */
  public record RuleShown(
      Rule.Inside inside,
      Rule.OutsideUse outsideUse,
      Rule.ParticipantList participantList,
      Rule.Existence existence,
      Rule.@Nullable Preset preset) {
    public static RuleShown of(Rule rule) {
      return new RuleShown(
          rule.inside(),
          rule.outsideUse(),
          rule.participantList(),
          rule.existence(),
          rule.preset());
    }
  }

  static Audience of(Forum forum, Room room) {
    Map<String, Integer> parties = new TreeMap<>();
    int observers = 0;
    int sponsors = 0;
    int staff = 0;
    List<Participant> members = forum.members(room);
    for (Participant member : members) {
      if (member.is(Role.OBSERVER)) {
        observers++;
      } else if (member.is(Role.SPONSOR)) {
        sponsors++;
      } else if (member.party() == null) {
        staff++;
      }
      if (member.party() != null) {
        parties.merge(member.party(), 1, Integer::sum);
      }
    }
    List<PartyCount> counts = new ArrayList<>();
    parties.forEach((code, people) -> counts.add(new PartyCount(code, people)));
    counts.sort(Comparator.comparing(PartyCount::code));
    return new Audience(
        RuleShown.of(room.rule()),
        State.of(room.standing()),
        members.size(),
        counts,
        observers,
        sponsors,
        staff);
  }
}
