package parley.forum;

import static parley.forum.Right.CONTRIBUTE;
import static parley.forum.Right.INVITE;
import static parley.forum.Right.OPEN_GROUP;
import static parley.forum.Right.OPEN_THREAD;
import static parley.forum.Right.REMOVE;
import static parley.forum.Right.REVISE_OWN;
import static parley.forum.Right.SEAT;
import static parley.forum.Right.TIGHTEN;

import java.util.Set;

/** What somebody is in a forum, and the rights that come with it: all rights on one screen. */
public enum Role {
  ORGANISER(Set.of(OPEN_GROUP, SEAT, INVITE, REMOVE, TIGHTEN)),
  CHAIR(Set.of(INVITE, TIGHTEN, OPEN_THREAD, CONTRIBUTE, REVISE_OWN)),
  CO_CHAIR(Set.of(INVITE, TIGHTEN, OPEN_THREAD, CONTRIBUTE, REVISE_OWN)),
  FACILITATOR(Set.of(OPEN_THREAD, CONTRIBUTE, REVISE_OWN)),
  RAPPORTEUR(Set.of(OPEN_THREAD, CONTRIBUTE, REVISE_OWN)),
  DRAFTER(Set.of(OPEN_THREAD, CONTRIBUTE, REVISE_OWN)),
  INTERPRETER(Set.of()),
  PARTICIPANT(Set.of(OPEN_THREAD, CONTRIBUTE, REVISE_OWN)),
  OBSERVER(Set.of()),
  SPONSOR(Set.of());

  private final Set<Right> rights;

  Role(Set<Right> rights) {
    this.rights = rights;
  }

  public boolean has(Right right) {
    return rights.contains(right);
  }
}
