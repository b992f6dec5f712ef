package parley.forum;

import static parley.forum.Role.Right.APPROVE;
import static parley.forum.Role.Right.CONNECT;
import static parley.forum.Role.Right.CONTRIBUTE;
import static parley.forum.Role.Right.DRAFT;
import static parley.forum.Role.Right.GO_OFF_RECORD;
import static parley.forum.Role.Right.HEAR;
import static parley.forum.Role.Right.INVITE;
import static parley.forum.Role.Right.LOCK;
import static parley.forum.Role.Right.LOOSEN;
import static parley.forum.Role.Right.OPEN_GROUP;
import static parley.forum.Role.Right.OPEN_ROOM;
import static parley.forum.Role.Right.OPEN_THREAD;
import static parley.forum.Role.Right.PLAN;
import static parley.forum.Role.Right.PURGE;
import static parley.forum.Role.Right.READ_LOG;
import static parley.forum.Role.Right.REMOVE;
import static parley.forum.Role.Right.REVISE_OWN;
import static parley.forum.Role.Right.SEAT;
import static parley.forum.Role.Right.SEAT_ANYBODY;
import static parley.forum.Role.Right.SUMMARISE;
import static parley.forum.Role.Right.SUSPEND;
import static parley.forum.Role.Right.TIGHTEN;
import static parley.forum.Role.Right.TRANSLATE;

import java.util.EnumSet;
import java.util.Set;

/** What somebody is in a forum, and the rights that come with it: all rights on one screen. */
public enum Role {
  /** Calls the forum together with others, each of whom brings the people of their own party. */
  CO_CONVENER(
      OPEN_GROUP,
      OPEN_ROOM,
      SEAT,
      INVITE,
      REMOVE,
      SUSPEND,
      TIGHTEN,
      LOOSEN,
      LOCK,
      PURGE,
      READ_LOG,
      PLAN,
      SUMMARISE),
  ORGANISER(CO_CONVENER, SEAT_ANYBODY, CONNECT),
  CHAIR(
      OPEN_ROOM,
      INVITE,
      SUSPEND,
      TIGHTEN,
      LOOSEN,
      LOCK,
      GO_OFF_RECORD,
      APPROVE,
      PURGE,
      READ_LOG,
      OPEN_THREAD,
      CONTRIBUTE,
      REVISE_OWN,
      PLAN,
      DRAFT,
      SUMMARISE,
      HEAR),
  CO_CHAIR(CHAIR),
  FACILITATOR(
      OPEN_ROOM,
      LOCK,
      GO_OFF_RECORD,
      OPEN_THREAD,
      CONTRIBUTE,
      REVISE_OWN,
      PLAN,
      DRAFT,
      SUMMARISE,
      HEAR),
  RAPPORTEUR(OPEN_THREAD, CONTRIBUTE, REVISE_OWN, DRAFT, SUMMARISE),
  DRAFTER(OPEN_THREAD, CONTRIBUTE, REVISE_OWN, DRAFT),
  INTERPRETER(TRANSLATE),
  PARTICIPANT(DRAFTER),
  OBSERVER(),
  SPONSOR();

  private final Set<Right> rights = EnumSet.noneOf(Right.class);

  Role(Right... rights) {
    this.rights.addAll(Set.of(rights));
  }

  /** One with the rights of another, and more. */
  Role(Role like, Right... more) {
    this.rights.addAll(like.rights);
    this.rights.addAll(Set.of(more));
  }

  public boolean has(Right right) {
    return rights.contains(right);
  }

  /** What somebody may do: in a room, only where they sit in it. */
  public enum Right {
    OPEN_GROUP,
    /** Open side rooms and drafting groups, and close them. */
    OPEN_ROOM,
    /** Say who sits where; without the next one, of the own party only. */
    SEAT,
    SEAT_ANYBODY,
    /** Ask people in; a co-chair, those of the own party only. */
    INVITE,
    REMOVE,
    /** Take reading and writing away at once, single-handed, until others have looked at it. */
    SUSPEND,
    TIGHTEN,
    /** Ask for what opens up; where two parties have a co-chair, both must agree. */
    LOOSEN,
    /** Lock a room, and slow it. */
    LOCK,
    GO_OFF_RECORD,
    /** Ask for what was said to be removed for good, now or after a time. */
    PURGE,
    /** Be one of the two co-chairs whose agreement is needed. */
    APPROVE,
    READ_LOG,
    /** Give a program of the institution a token, by which it reads lists. */
    CONNECT,
    OPEN_THREAD,
    CONTRIBUTE,
    /** Edit and withdraw, which needs to be the author as well. */
    REVISE_OWN,
    /** Plan sessions, and lead an agenda through adoption to its outcomes. */
    PLAN,
    /** Propose agenda items, and write in texts that several write. */
    DRAFT,
    /** Write the chair's summary, and read it before it is issued. */
    SUMMARISE,
    /** Put working translations beside what others said. */
    TRANSLATE,
    /** Read and answer what is written privately to whoever chairs or facilitates. */
    HEAR
  }
}
