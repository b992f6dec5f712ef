package parley.prose.model;

import org.jspecify.annotations.Nullable;

/**
 * One attribute of a node or mark.
 *
 * @param preset its value where none is given
 * @param required whether a value must be given, there being no preset
 */
record Attribute(String name, Kind kind, boolean required, @Nullable Object preset) {
  private static final int ADDRESS_MAX = 2_000;
  private static final int WORDS_MAX = 2_000;

  /** What an attribute may hold; its name in lower case is what {@code "is"} says in the schema. */
  enum Kind {
    DIRECTION {
      @Override
      boolean holds(@Nullable Object value) {
        return value == null || value.equals("rtl") || value.equals("ltr");
      }
    },
    LEVEL {
      @Override
      boolean holds(@Nullable Object value) {
        return value instanceof Integer level && (level == 2 || level == 3);
      }
    },
    ORDER {
      @Override
      boolean holds(@Nullable Object value) {
        return value instanceof Integer order && order >= 0;
      }
    },
    ADDRESS {
      @Override
      boolean holds(@Nullable Object value) {
        return value instanceof String address
            && address.length() <= ADDRESS_MAX
            && (address.startsWith("https://")
                || address.startsWith("http://")
                || address.startsWith("mailto:"))
            && Text.isClean(address);
      }
    },
    /** The words of a footnote. */
    WORDS {
      @Override
      boolean holds(@Nullable Object value) {
        return value instanceof String words
            && !words.isBlank()
            && words.length() <= WORDS_MAX
            && Text.isClean(words);
      }
    };

    abstract boolean holds(@Nullable Object value);
  }

  /**
   * The value, if it may be.
   *
   * @throws Unfit if this attribute may not hold it
   */
  @Nullable Object checked(@Nullable Object value) {
    if (!kind.holds(value)) {
      throw new Unfit("Attribute " + name + " cannot be that");
    }
    return value;
  }
}
