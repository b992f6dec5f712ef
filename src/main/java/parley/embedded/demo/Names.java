package parley.embedded.demo;

/**
 * The ids of the things that the files call by a key. The same key gives the same id in this
 * installation, so that furnishing that was cut off goes on instead of beginning again; another
 * installation has others, so that none can be guessed.
 */
@FunctionalInterface
interface Names {
  /**
   * @param what such as {@code contribution}
   * @return 22 characters, as {@link parley.web.Ids}
   */
  String id(String what, String key);
}
