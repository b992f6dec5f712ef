package parley.forum;

import org.jspecify.annotations.Nullable;

/**
 * Attribution rule: who is shown how inside a room, what may be used of it outside, who may know
 * who sits there, and whether it is known to exist. Stamped on each contribution.
 */
public record Rule(
    Inside inside, OutsideUse outsideUse, ParticipantList participantList, Existence existence) {

  /** How an author appears to the others in the room. */
  public enum Inside {
    NAME,
    PARTY,
    ROLE,
    HANDLE
  }

  /** What may be used of what is said, from free to not at all. */
  public enum OutsideUse {
    ATTRIBUTABLE,
    UNATTRIBUTED,
    BACKGROUND,
    NONE
  }

  /** Who may know who takes part. */
  public enum ParticipantList {
    PUBLIC,
    PARTIES,
    CLOSED
  }

  /** Whether the room is known to exist. */
  public enum Existence {
    OPEN,
    CLOSED
  }

  /** The named settings of the glossary. */
  public enum Preset {
    ATTRIBUTED(
        new Rule(Inside.NAME, OutsideUse.ATTRIBUTABLE, ParticipantList.PUBLIC, Existence.OPEN)),
    CHATHAM_HOUSE(
        new Rule(Inside.NAME, OutsideUse.UNATTRIBUTED, ParticipantList.CLOSED, Existence.OPEN)),
    NOT_FOR_ATTRIBUTION(
        new Rule(Inside.PARTY, OutsideUse.BACKGROUND, ParticipantList.PARTIES, Existence.OPEN)),
    /** Existence is as it was: {@link Rule#offTheRecord}. */
    OFF_THE_RECORD(new Rule(Inside.NAME, OutsideUse.NONE, ParticipantList.CLOSED, Existence.OPEN));

    private final Rule rule;

    Preset(Rule rule) {
      this.rule = rule;
    }

    public Rule rule() {
      return rule;
    }

    private boolean isOff(Rule other) {
      return this == OFF_THE_RECORD && other.inside == Inside.NAME;
    }
  }

  /** The preset this rule is, or null if it was put together by hand. */
  public @Nullable Preset preset() {
    for (Preset preset : Preset.values()) {
      if (preset.rule.equals(this) || (offTheRecord().equals(this) && preset.isOff(this))) {
        return preset;
      }
    }
    return null;
  }

  /**
   * This rule while the room is off the record: outside nothing may be used and nobody is named.
   * Inside authors appear as they did, because a switch of the chair alone loosens nothing.
   */
  public Rule offTheRecord() {
    return new Rule(inside, OutsideUse.NONE, ParticipantList.CLOSED, existence);
  }

  /** The rule that comes back when this one, off the record, ends: what it left alone as it was. */
  Rule onRecord(Rule before) {
    return new Rule(inside, before.outsideUse, before.participantList, existence);
  }

  /** True if nothing of {@code before} becomes freer and something becomes tighter. */
  public boolean tightens(Rule before) {
    return !equals(before)
        && shows(before.inside, inside)
        && outsideUse.compareTo(before.outsideUse) >= 0
        && participantList.compareTo(before.participantList) >= 0
        && existence.compareTo(before.existence) >= 0;
  }

  /**
   * How an author stamped with this rule may be shown in a room whose rule is now {@code today}.
   */
  @Nullable Inside showable(Rule today) {
    if (shows(inside, today.inside)) {
      return today.inside;
    }
    return shows(today.inside, inside) ? inside : null;
  }

  /**
   * What both this rule and another allow.
   *
   * @return null where they show authors in ways that do not compare
   */
  public @Nullable Rule both(Rule other) {
    Inside tighter = showable(other);
    return tighter == null
        ? null
        : new Rule(
            tighter,
            later(outsideUse, other.outsideUse),
            later(participantList, other.participantList),
            later(existence, other.existence));
  }

  private static <E extends Enum<E>> E later(E one, E other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  /**
   * True if whoever sees {@code more} learns nothing by seeing {@code less}. A role and a handle do
   * not compare: a handle ties one's contributions together, a role tells who one is.
   */
  private static boolean shows(Inside more, Inside less) {
    return switch (more) {
      case NAME -> true;
      case PARTY -> less != Inside.NAME;
      case ROLE -> less == Inside.ROLE;
      case HANDLE -> less == Inside.HANDLE;
    };
  }
}
