package parley.attention;

/** What somebody wants to hear of a room or a thread. */
public enum Attention {
  FOLLOWED,
  /** Its letters and counts are off; it stays where it is and can be read. */
  MUTED
}
