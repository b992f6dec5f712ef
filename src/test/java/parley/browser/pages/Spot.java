package parley.browser.pages;

/**
 * A page, or what stands on it after something was pressed.
 *
 * @param name as its pictures are called
 * @param path its address
 * @param press a selector to click, or "key:" and a key; empty: nothing
 * @param shows what must stand there before anybody looks
 */
record Spot(String name, String path, String press, String shows) {
  static Spot at(String name, String path) {
    return new Spot(name, path, "", "main h1");
  }
}
