package parley.forum;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parley.forum.Event.Entry;
import parley.store.Position;

/**
 * Who reads what is written in a room and what they may do with it, in numbers: the same for all in
 * the room.
 *
 * @param glasses by which others read it, or read what the reader of this may know; null for none
 */
public record Audience(
    RuleShown rule,
    State state,
    int people,
    List<PartyCount> parties,
    int observers,
    int sponsors,
    int staff,
    @Nullable List<GlassShown> glasses) {
  /** So many that are over go with each frame; all that are remembered are in the list. */
  private static final int GLASSES_OVER_MAX = 5;

  /**
   * What holds in the room besides its rule.
   *
   * @param offRecord since when it is so
   * @param keptDays how long what is said in threads is kept; null for as long as the forum
   */
  public record State(
      boolean locked,
      int slowSeconds,
      boolean closed,
      @Nullable Instant offRecord,
      @Nullable Integer keptDays,
      @Nullable Integer offRecordKeptDays) {
    static State of(Room.Standing standing) {
      return new State(
          standing.locked(),
          standing.slowSeconds(),
          standing.closed(),
          standing.offRecord() == null ? null : standing.offRecord().since(),
          days(standing.retention().days()),
          days(standing.retention().offRecordDays()));
    }

    private static @Nullable Integer days(int days) {
      return days == 0 ? null : days;
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

  /**
   * Break-glass: one named person, who sits in the forum and not in the room, reads it for a while.
   *
   * @param id of what was decided
   * @param by the participant who asked for it
   * @param agreed the parties whose co-chairs decided it
   * @param until from then on it shows nothing, whether or not anybody ended it
   * @param ended when it was ended, or null
   * @param end the entry that ended it, or null
   */
  public record Glass(
      String id,
      String reader,
      String by,
      List<String> agreed,
      String reason,
      Instant since,
      Instant until,
      Position at,
      @Nullable Instant ended,
      @Nullable Position end) {
    static Glass of(GlassBroken e, Entry entry) {
      String why = e.content() == null ? "" : e.content().reason();
      return new Glass(
          e.glass(),
          e.reader(),
          e.by(),
          e.agreed(),
          why,
          entry.time(),
          e.until(),
          entry.at(),
          null,
          null);
    }

    /** True if it is this participant's, and nobody has ended it. */
    boolean isOf(String participant) {
      return ended == null && reader.equals(participant);
    }

    /** Its reason was purged. */
    Glass purged() {
      return new Glass(id, reader, by, agreed, "", since, until, at, ended, end);
    }

    Glass ended(Entry e) {
      return new Glass(id, reader, by, agreed, reason, since, until, at, e.time(), e.at());
    }

    public boolean shows(Instant now) {
      return ended == null && now.isBefore(until);
    }
  }

  /** Why a room was opened. */
  public record Cause(String reason) {}

  /** From here on somebody who is not in the room reads it, until then. */
  public record GlassBroken(
      String room,
      String glass,
      String reader,
      String by,
      List<String> agreed,
      Instant until,
      @Nullable Cause content)
      implements ForumEvent.OfReading {
    @Override
    public String subject() {
      return glass;
    }

    @Override
    public List<String> purgedWith() {
      return List.of(glass);
    }

    @Override
    public Event bare() {
      return new GlassBroken(room, glass, reader, by, agreed, until, null);
    }
  }

  /** Somebody reads the room no more, because time is over or somebody ended it. */
  public record GlassEnded(String room, String glass) implements ForumEvent.OfReading {
    @Override
    public String subject() {
      return glass;
    }
  }

  /** Who reads the room through a glass, or did, who asked for it, and why. */
  public record GlassShown(
      String id,
      String name,
      @Nullable String party,
      String by,
      List<String> agreed,
      String reason,
      Instant since,
      Instant until,
      @Nullable Instant ended) {
    static GlassShown of(Forum forum, Glass glass) {
      Participant reader = forum.participants().get(glass.reader());
      return new GlassShown(
          glass.id(),
          reader == null ? "—" : reader.name(),
          reader == null ? null : reader.party(),
          name(forum, glass.by()),
          glass.agreed(),
          glass.reason(),
          glass.since(),
          glass.until(),
          glass.ended());
    }

    private static String name(Forum forum, String participant) {
      Participant person = forum.participants().get(participant);
      return person == null ? "—" : person.name();
    }

    /** What is over, for whom it read anything with: all but those who came later. */
    public static List<GlassShown> all(View view) {
      return view.room().glasses().stream()
          .filter(glass -> glass.end() == null || view.readsBefore(glass.end()))
          .map(glass -> of(view.forum(), glass))
          .toList();
    }

    /** Those that run, and so many of those that are over; each in every frame of the audience. */
    public static @Nullable List<GlassShown> latest(View view, int overMax) {
      List<GlassShown> shown = new ArrayList<>(all(view));
      List<GlassShown> over = shown.stream().filter(glass -> glass.ended != null).toList();
      shown.removeAll(over.subList(0, Math.max(0, over.size() - overMax)));
      return shown.isEmpty() ? null : List.copyOf(shown);
    }
  }

  static Audience of(View view) {
    Forum forum = view.forum();
    Room room = view.room();
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
    return new Audience(
        RuleShown.of(room.rule()),
        State.of(room.standing()),
        members.size(),
        counts,
        observers,
        sponsors,
        staff,
        GlassShown.latest(view, GLASSES_OVER_MAX));
  }
}
