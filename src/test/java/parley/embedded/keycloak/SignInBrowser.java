package parley.embedded.keycloak;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A real browser before the sign-in pages of the one Keycloak, for people of the demonstration. */
final class SignInBrowser implements AutoCloseable {
  static final Pattern BACK = Pattern.compile(".*/sign-in/callback\\?.*code=.*");
  static final int PHONE = 390;
  static final int DESK = 1440;

  private final DemonstrationPeople people;
  private final Playwright playwright;
  private final Browser browser;

  SignInBrowser() {
    try {
      people = DemonstrationPeople.read(TestKeycloak.REALM);
    } catch (IOException noPeople) {
      throw new UncheckedIOException(noPeople);
    }
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium())
                    .setArgs(List.of("--no-sandbox")));
  }

  BrowserContext context(int width, String language, ColorScheme scheme) {
    return browser.newContext(
        new Browser.NewContextOptions()
            .setViewportSize(width, width == PHONE ? 844 : 900)
            .setLocale(language)
            .setColorScheme(scheme));
  }

  void signIn(Page page, String username) {
    signIn(page, username, people.person(username).password());
  }

  static void signIn(Page page, String username, String password) {
    page.locator("#username").fill(username);
    page.locator("#password").fill(password);
    page.locator("#kc-login").click();
  }

  /** Where a sign-in begins, asking for this besides. */
  static String address(String more) {
    try (Visitor visitor = new Visitor(SharedKeycloak.process(), SharedKeycloak.web())) {
      return visitor.address(visitor.question()) + more;
    }
  }

  /** A device with passkeys, which answers by itself as soon as a page asks, until told not to. */
  static Consumer<Boolean> addAuthenticator(Page page) {
    CDPSession session = page.context().newCDPSession(page);
    session.send("WebAuthn.enable");
    JsonObject options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    options.addProperty("automaticPresenceSimulation", true);
    JsonObject parameters = new JsonObject();
    parameters.add("options", options);
    JsonObject added = session.send("WebAuthn.addVirtualAuthenticator", parameters);
    return answers -> {
      JsonObject presence = new JsonObject();
      presence.add("authenticatorId", added.get("authenticatorId"));
      presence.addProperty("enabled", answers);
      session.send("WebAuthn.setAutomaticPresenceSimulation", presence);
    };
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

  @Override
  public void close() {
    playwright.close();
  }
}
