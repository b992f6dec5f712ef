package parley.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.WholeProduct;

/** Two people in two browsers, signed in at the real Keycloak. */
class JourneyIT {
  @TempDir static Path data;
  private static WholeProduct product;
  private static Playwright playwright;
  private static Browser browser;

  @BeforeAll
  static void open() throws Exception {
    product = WholeProduct.start(data);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium())
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--no-first-run")));
  }

  @AfterAll
  static void close() {
    playwright.close();
    product.close();
  }

  @Test
  void twoPeopleSeeTheSameLive() {
    Reader us = reader("us1");
    Reader ru = reader("ru1");
    us.opensThread();
    ru.goesTo(us.page.url());
    us.begins();
    us.contributes("First words of the morning.");
    ru.sees("First words of the morning.");
    ru.acts("First words of the morning.", "Reply");
    ru.contributes("An answer to it.");
    us.sees("An answer to it.");
    ru.contribution("First words of the morning.").locator(".prose p").first().selectText();
    ru.acts("First words of the morning.", "Quote");
    ru.page.locator("parley-editor [role=textbox]").getByText("First words").waitFor();
    // The caret stands after the quotation; a click could select the quotation, and words replace
    // it.
    ru.page.keyboard().type("On this passage.");
    ru.sends();
    us.contribution("On this passage.").locator(".quotation blockquote").waitFor();
    us.acts("First words of the morning.", "Edit");
    us.contributes(" And more.");
    ru.sees("of the morning. And more.");
    ru.acts("of the morning. And more.", "edited");
    ru.page.locator("dialog[open] ol.versions li").nth(1).waitFor();
    ru.page.keyboard().press("Escape");
    us.acts("of the morning. And more.", "Withdraw");
    us.page.locator("dialog[open] .button.danger").click();
    ru.seesNoMore("of the morning. And more.");
    ru.contribution("On this passage.").getByText("can no longer be read here").waitFor();
    assertThat(ru.order()).isEqualTo(us.order());
  }

  @Test
  void wordsSurviveLineReloadAndSignIn() {
    Reader us = reader("us2");
    Reader ru = reader("ru2");
    us.opensThread();
    ru.goesTo(us.page.url());
    us.begins();
    us.writes("Written without");
    us.page.context().setOffline(true);
    us.contributes(" a line.");
    us.page.locator(".outbox-state").getByText("Waiting for the line").waitFor();
    us.page.context().setOffline(false);
    ru.sees("Written without a line.");
    us.page
        .locator("parley-pending")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    us.begins();
    us.writes("Half a sentence");
    us.page.getByText("Saved on this device").waitFor();
    us.page.reload();
    us.findsWriting("Half a sentence");
    us.page.context().clearCookies();
    us.contributes(" that goes on.");
    us.page.locator(".strip .button.primary").click();
    us.givesPassword();
    ru.sees("Half a sentence that goes on.");
    ru.page.reload();
    ru.sees("Half a sentence that goes on.");
    assertThat(ru.contribution("Written without a line.").count()).isEqualTo(1);
    assertThat(ru.contribution("Half a sentence that goes on.").count()).isEqualTo(1);
  }

  private static Reader reader(String username) {
    Reader reader =
        new Reader(
            browser.newContext(
                new Browser.NewContextOptions().setViewportSize(1440, 900).setLocale("en")),
            username,
            product.origin());
    reader.signsIn();
    if (reader.page.locator("html[lang=ru]").count() > 0) {
      reader.page.locator("parley-masthead details summary").first().click();
      reader.page.locator("parley-masthead details [lang=en]").first().click();
      reader.page.locator("html[lang=en]").waitFor();
    }
    return reader;
  }

  private static Path chromium() {
    for (String folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
      Path file = Path.of(folder, "chromium");
      if (Files.isExecutable(file)) {
        return file;
      }
    }
    throw new AssertionError("These tests need the program chromium on the PATH.");
  }
}
