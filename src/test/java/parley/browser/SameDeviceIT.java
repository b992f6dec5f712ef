package parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one has written and not sent is on this device, for oneself alone, whatever happens. */
class SameDeviceIT {
  @TempDir Path profile;

  @Test
  void killedBrowserGivesEverythingBackAndSendsItOnce() throws Exception {
    Reader ru = Stage.reader("ru1");
    ru.opensThread();
    Reader before = new Reader(Stage.browserWith(profile), "us1");
    before.signsIn();
    before.goesTo(ru.page.url());
    // The server gets the first one, but its answer never arrives: nobody here knows of it.
    before.page.route("**/contributions", Route::fetch);
    before.begins();
    before.contributes("First before the crash.");
    ru.sees("First before the crash.");
    before.begins();
    before.contributes("Second before the crash.");
    before.page.locator(".outbox-state").getByText("Waiting for its turn").waitFor();
    before.begins();
    before.writes("Third, not quite fin");
    before.isKept();
    kill(profile);

    try (BrowserContext reopened = Stage.browserWith(profile)) {
      Reader after = new Reader(reopened, "us1");
      after.signsIn();
      ru.sees("Second before the crash.");
      after.goesTo(ru.page.url());
      after.findsWriting("Third, not quite fin");
      after.contributes("ished.");
      ru.sees("Third, not quite finished.");
      ru.page.reload();
      ru.sees("Third, not quite finished.");
      Locator mine = ru.contribution("the crash.");
      assertThat(mine).hasCount(2);
      assertThat(mine.first()).containsText("First");
      assertThat(mine.last()).containsText("Second");
    }
  }

  @Test
  void anotherPersonAtTheSameBrowserSeesNothingAndSendsNothing() {
    Reader ru = Stage.reader("ru1");
    ru.opensThread();
    try (BrowserContext shared = Stage.browser(Stage.desk())) {
      Reader cn = new Reader(shared, "cn1");
      cn.signsIn();
      cn.goesTo(ru.page.url());
      leavesBehind(cn, "Nobody else may send this.", "Nor read that.");

      Reader other = new Reader(shared, "in1");
      other.signsIn();
      // What stands on the first one's page is not for whoever sits here now.
      assertThat(cn.page.locator("main h1")).hasText("Your forums");
      assertThat(cn.page.locator("body")).not().containsText("Nor read that.");
      assertThat(other.page.locator("main")).not().containsText("Texts you have begun");
      other.goesTo(ru.page.url());
      assertThat(other.page.locator("parley-pending")).hasCount(0);
      other.begins();
      other.findsWriting("");
      other.contributes("In one's own name.");
      ru.sees("In one's own name.");
      assertThat(ru.contribution("Nobody else")).hasCount(0);
      other.page.navigate(Stage.origin() + "/me");
      assertThat(other.page.locator("main")).containsText("0 texts begun");
      assertThat(other.page.locator("main")).containsText("0 contributions waiting");
      assertThat(stored(other)).isNotEmpty().doesNotContain("Nobody", "Nor read", "paragraph");
      other.signsOut();

      Reader again = new Reader(shared, "cn1");
      again.signsIn();
      ru.sees("Nobody else may send this.");
      assertThat(ru.contribution("Nobody else may send this.")).containsText("林知远");
      again.goesTo(ru.page.url());
      again.findsWriting("Nor read that.");
    }
  }

  @Test
  void signInEndedAtKeycloakWhileWritingComesBackToTheSameSentence() throws Exception {
    Reader ru = Stage.reader("ru1");
    ru.opensThread();
    try (BrowserContext context = Stage.browser(Stage.desk())) {
      Reader in = new Reader(context, "in2");
      in.signsIn();
      in.goesTo(ru.page.url());
      in.begins();
      in.writes("A sentence that is cut");
      assertThat(in.asks("/api/me")).isEqualTo(200);
      Keeper.signsOut("in2");
      in.page.locator(".strip").getByText("Your sign-in has ended.").waitFor();
      assertThat(in.asks("/api/me")).isEqualTo(401);
      in.page.keyboard().type(" in the middle");
      in.isKept();
      in.page.locator(".strip .button.primary").click();
      in.givesPassword();
      in.findsWriting("A sentence that is cut in the middle");
      assertThat(in.page).hasURL(ru.page.url());
      assertThat(in.page.locator("parley-editor [role=textbox]")).isFocused();
      in.page.keyboard().type(" goes on.");
      in.sends();
      ru.sees("A sentence that is cut in the middle goes on.");
      in.page
          .locator("parley-pending")
          .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }
  }

  /** One text that waits to be sent and one that is begun, when the sign-in is gone. */
  private static void leavesBehind(Reader reader, String waiting, String begun) {
    reader.begins();
    reader.writes(waiting);
    reader.isKept();
    reader.page.context().clearCookies();
    reader.sends();
    reader.page.locator(".outbox-state").getByText("until you sign in again").waitFor();
    reader.begins();
    reader.writes(begun);
    reader.isKept();
  }

  /** Ends the browser of this profile as a failure of the machine would. */
  private static void kill(Path profile) throws Exception {
    List<ProcessHandle> browsers =
        ProcessHandle.current()
            .descendants()
            .filter(process -> isBrowserOf(profile, process))
            .toList();
    assertThat(browsers).hasSize(1);
    assertThat(browsers.getFirst().destroyForcibly()).isTrue();
    browsers.getFirst().onExit().get();
  }

  private static boolean isBrowserOf(Path profile, ProcessHandle process) {
    String[] words = process.info().arguments().orElse(new String[0]);
    List<String> all = List.of(words);
    return all.contains("--user-data-dir=" + profile)
        && all.stream().noneMatch(word -> word.startsWith("--type="));
  }

  /** All that this browser keeps for our pages, as one text. */
  private static String stored(Reader reader) {
    return (String)
        reader.page.evaluate(
            """
            async () => {
              const all = [];
              for (const { name } of await indexedDB.databases()) {
                const db = await new Promise((done) => {
                  indexedDB.open(name).onsuccess = (event) => done(event.target.result);
                });
                for (const store of db.objectStoreNames) {
                  const rows = await new Promise((done) => {
                    db.transaction(store).objectStore(store).getAll().onsuccess =
                      (event) => done(event.target.result);
                  });
                  all.push(...rows);
                }
                db.close();
              }
              const text = (value) => ArrayBuffer.isView(value) || value instanceof ArrayBuffer
                ? new TextDecoder('latin1').decode(value) : value;
              return JSON.stringify(all, (_, value) => text(value));
            }
            """);
  }
}
