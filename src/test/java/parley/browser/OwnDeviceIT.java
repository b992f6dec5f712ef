package parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import org.junit.jupiter.api.Test;

/**
 * A device of one's own: reading and writing without a line, behind a passphrase, until one leaves.
 */
class OwnDeviceIT {
  private static final String PASSPHRASE = "a quiet river in May";

  @Test
  void whatWasReadIsReadAndAnsweredWithoutALine() {
    Reader ru = Stage.reader("ru1");
    ru.opensThread();
    ru.begins();
    ru.contributes("Said before the line went.");
    ru.sees("Said before the line went.");
    try (BrowserContext context = Stage.browser(Stage.desk())) {
      Reader us = new Reader(context, "us2");
      us.signsIn();
      keepsWhatIsRead(us);
      us.goesTo(ru.page.url());
      us.sees("Said before the line went.");
      assertThat(us.page.locator("parley-app:not([data-storing])")).hasCount(1);
      context.setOffline(true);
      us.page.reload();
      unlocks(us, "not the one");
      assertThat(us.page.locator("main")).containsText("Attempts left: 9");
      assertThat(us.page.locator("body")).not().containsText("Said before");
      unlocks(us, PASSPHRASE);
      us.sees("Said before the line went.");
      us.begins();
      us.contributes("Kept without a line.");
      context.setOffline(false);
      ru.sees("Kept without a line.");
      assertThat(ru.contribution("Kept without a line.")).hasCount(1);
      assertThat(left(us)).matches("[1-9]\\d* [1-9]\\d* [1-9]\\d*");
      us.signsOut();
      assertThat(left(us)).isEqualTo("0 0 0");
    }
  }

  private static void keepsWhatIsRead(Reader reader) {
    reader.page.navigate(Stage.origin() + "/me");
    reader.page.locator("#own-passphrase").fill("short");
    reader.button("Keep what I read on this device").click();
    assertThat(reader.page.locator("parley-own-device")).containsText("Too short");
    reader.page.locator("#own-passphrase").fill(PASSPHRASE);
    reader.button("Keep what I read on this device").click();
    assertThat(reader.page.locator("parley-own-device")).containsText("On until");
  }

  private static void unlocks(Reader reader, String passphrase) {
    reader.page.locator("#passphrase").fill(passphrase);
    reader.button("Open").click();
  }

  /** How many workers, stores of files and sealed records the browser still has. */
  private static String left(Reader reader) {
    return (String)
        reader.page.evaluate(
            """
            async () => {
              const answer = (request) => new Promise((resolve, reject) => {
                request.onsuccess = () => resolve(request.result);
                request.onerror = () => reject(request.error);
              });
              const opening = indexedDB.open("parley", 1);
              opening.onupgradeneeded = () => opening.result.createObjectStore("records");
              const database = await answer(opening);
              const records = await answer(database.transaction("records").objectStore("records").count());
              database.close();
              const workers = (await navigator.serviceWorker.getRegistrations()).length;
              return [workers, (await caches.keys()).length, records].join(" ");
            }
            """);
  }
}
