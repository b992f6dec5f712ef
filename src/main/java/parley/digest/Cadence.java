package parley.digest;

/** At most how often somebody wants a letter that there is something new. */
public enum Cadence {
  /** Within the hour. */
  SOON,
  DAILY,
  WEEKLY,
  NEVER
}
