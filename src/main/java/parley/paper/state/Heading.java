package parley.paper.state;

import org.jspecify.annotations.Nullable;

/**
 * What stands above the words of a paper.
 *
 * @param issue what it is about, in a line by which papers are put together
 */
public record Heading(String title, String language, @Nullable String issue) {
  static final Heading GONE = new Heading("", "en", null);

  /** Without its words. */
  Heading gone() {
    return new Heading("", language, null);
  }
}
