package parley.embedded.keycloak;

import com.microsoft.playwright.Page;

/**
 * A code generator of somebody who signs in often: a code serves once and is accepted a step early
 * or late, so they begin with the one before and wait where they are ahead of their telephone.
 */
final class Telephone {
  private static final double LIMIT_MILLIS = 60_000;

  private final String key;
  private long shown;

  /**
   * @param key in base 32, as the page shows it
   */
  Telephone(String key) {
    this.key = key;
    // Where this step is nearly over, the one before it would be refused while it is typed.
    boolean nearlyOver =
        System.currentTimeMillis() % OneTimeCode.STEP_MILLIS > OneTimeCode.STEP_MILLIS / 2;
    shown = OneTimeCode.step() - (nearlyOver ? 1 : 2);
  }

  String next(Page page) {
    shown++;
    page.waitForCondition(
        () -> shown <= OneTimeCode.step() + 1,
        new Page.WaitForConditionOptions().setTimeout(LIMIT_MILLIS));
    return OneTimeCode.at(key, shown);
  }
}
