package parley.forum;

/** What somebody may do. Which role has which right stands in {@link Role}, and nowhere else. */
public enum Right {
  OPEN_GROUP,
  SEAT,
  /** Invite people; those who may not seat, of their own party only. */
  INVITE,
  REMOVE,
  TIGHTEN,
  OPEN_THREAD,
  CONTRIBUTE,
  /** Edit and withdraw, which needs to be the author as well. */
  REVISE_OWN
}
