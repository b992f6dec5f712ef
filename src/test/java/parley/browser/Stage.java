package parley.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import parley.WholeProduct;

/**
 * One product and one Chromium for all journeys of this JVM, with which they end. Whoever signed in
 * once stays signed in, in a browser context of their own, for the journeys after.
 */
public final class Stage {
  static final Path DATA = Path.of("target", "browser-it").toAbsolutePath();
  private static final List<String> SWITCHES =
      List.of(
          "--no-sandbox",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--no-first-run");
  private static final WholeProduct PRODUCT = product();
  private static final Playwright PLAYWRIGHT =
      Playwright.create(
          new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));

  /** Headless Chromium has a mouse whatever else it emulates: here a finger. */
  private static final String FINGER =
      "--blink-settings=primaryPointerType=2,availablePointerTypes=2,"
          + "primaryHoverType=1,availableHoverTypes=1";

  private static final Browser BROWSER = launch(SWITCHES);
  private static final Map<String, BrowserContext> SIGNED_IN = new HashMap<>();

  private Stage() {}

  /** Where the product is served. */
  public static String origin() {
    return PRODUCT.origin();
  }

  /** Where all of it is kept: Parley's database, Keycloak's, and what that writes of itself. */
  public static Path data() {
    return DATA;
  }

  /** The figures that are served for whoever watches over it. */
  public static String metrics() {
    return PRODUCT.metrics();
  }

  static String keycloak() {
    return PRODUCT.keycloak();
  }

  /** This person at a desk of their own, signed in, on "your forums". */
  public static Reader reader(String username) {
    BrowserContext context = SIGNED_IN.get(username);
    if (context != null) {
      // A tab left open would go on sending for all of them.
      context.pages().forEach(Page::close);
      Reader reader = new Reader(context, username);
      reader.goesHome();
      return reader;
    }
    Reader reader = new Reader(browser(desk()), username);
    reader.signsIn();
    SIGNED_IN.put(username, reader.page.context());
    return reader;
  }

  /** A browser at which nobody has signed in. */
  public static BrowserContext browser(Browser.NewContextOptions options) {
    return BROWSER.newContext(options);
  }

  /** A program of its own for what is touched; whoever asks closes it. */
  public static Browser touched() {
    return program(FINGER);
  }

  /** A program of its own with one more switch; whoever asks closes it. */
  public static Browser program(String more) {
    return launch(Stream.concat(SWITCHES.stream(), Stream.of(more)).toList());
  }

  private static Browser launch(List<String> switches) {
    return PLAYWRIGHT
        .chromium()
        .launch(new BrowserType.LaunchOptions().setExecutablePath(chromium()).setArgs(switches));
  }

  /** A window on a desk. */
  public static Browser.NewContextOptions desk() {
    return new Browser.NewContextOptions().setViewportSize(1440, 900).setLocale("en");
  }

  /** A telephone in the hand. */
  public static Browser.NewContextOptions phone() {
    return new Browser.NewContextOptions()
        .setViewportSize(390, 844)
        .setHasTouch(true)
        .setIsMobile(true)
        .setLocale("en");
  }

  /** A browser of its own that keeps what it keeps in this folder. */
  static BrowserContext browserWith(Path profile) {
    return PLAYWRIGHT
        .chromium()
        .launchPersistentContext(
            profile,
            new BrowserType.LaunchPersistentContextOptions()
                .setExecutablePath(chromium())
                .setArgs(SWITCHES)
                .setViewportSize(1440, 900)
                .setLocale("en"));
  }

  private static WholeProduct product() {
    // Five seconds, the default, are not enough on a machine that builds as well.
    PlaywrightAssertions.setDefaultAssertionTimeout(Reader.LIMIT_MILLIS);
    try {
      remove(DATA);
      WholeProduct product = WholeProduct.start(DATA);
      Runtime.getRuntime().addShutdownHook(new Thread(product::close));
      return product;
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(impatient);
    } catch (parley.Config.Mistaken | parley.fora.DataFolder.Mistaken mistaken) {
      throw new IllegalStateException(mistaken);
    }
  }

  private static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
          Files.delete(path);
        }
      }
    }
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
