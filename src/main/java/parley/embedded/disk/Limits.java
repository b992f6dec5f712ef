package parley.embedded.disk;

/**
 * Sizes in bytes.
 *
 * @param checkpointBytes log written before the next checkpoint
 * @param freeBytesMin free disk space below which nothing more is written
 */
public record Limits(int checkpointBytes, long freeBytesMin) {
  public static final Limits DEFAULT = new Limits(4 << 20, 128 << 20);
}
