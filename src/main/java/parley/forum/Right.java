package parley.forum;

/** What somebody may do. Which role has which right stands in {@link Role}, and nowhere else. */
public enum Right {
  OPEN_GROUP,
  SEAT,
  REMOVE,
  TIGHTEN,
  OPEN_THREAD,
  CONTRIBUTE,
  /** Edit and withdraw, which needs to be the author as well. */
  REVISE_OWN
}
