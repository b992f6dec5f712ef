package parley.house;

import java.nio.file.Path;

/** A place where a rule is broken. */
public record Found(Path file, long line, String what) implements Comparable<Found> {
  @Override
  public int compareTo(Found other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return file + ":" + line + " " + what;
  }
}
