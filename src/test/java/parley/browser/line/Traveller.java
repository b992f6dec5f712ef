package parley.browser.line;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import parley.browser.Reader;
import parley.browser.Stage;

/** Somebody who signed in at home and reads over a bad line. */
final class Traveller implements AutoCloseable {
  private static final double PATIENCE_MILLIS = 60_000;

  private static final String SHEET = "customElements.get('parley-editor') !== undefined";

  private final ShapedLine line;
  private final Browser browser;
  private final BrowserContext context;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Set<String> hosts = ConcurrentHashMap.newKeySet();
  private Page page;

  private Traveller(ShapedLine line, Browser browser, BrowserContext context) {
    this.line = line;
    this.browser = browser;
    this.context = context;
    this.page = page();
  }

  static Traveller leaving(Reader home, Weather weather, boolean socketsBlocked)
      throws IOException {
    int port = URI.create(Stage.origin()).getPort();
    ShapedLine line = new ShapedLine(port, weather, socketsBlocked);
    String rule = "--host-resolver-rules=MAP localhost:" + port + " 127.0.0.1:" + line.port();
    Browser browser = Stage.program(rule);
    String cookies = home.page.context().storageState();
    return new Traveller(line, browser, browser.newContext(Stage.desk().setStorageState(cookies)));
  }

  /** Closes the page and opens the address in another one; what the browser keeps, it keeps. */
  Cost opens(String address) {
    page.close();
    requests.clear();
    page = page();
    return costs(() -> {
      page.navigate(address, new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
      awaits(page.locator(".contribution"));
    });
  }

  /** Or says what stood there instead, and what had come by then. */
  private void awaits(Locator what) {
    try {
      what.first().waitFor();
    } catch (TimeoutError late) {
      String instead = page.locator("body").innerText();
      throw new AssertionError(what + " did not come; instead: " + instead + asked(), late);
    }
  }

  Cost beginsToWrite() {
    return costs(() -> {
      page.locator(".composer-opener").click();
      page.locator("parley-editor [role=textbox]").waitFor();
    });
  }

  /** Until what writing needs has come as well, and nothing more comes by itself. */
  Cost rests() {
    return costs(() -> {
      page.waitForCondition(() -> page.evaluate(SHEET).equals(true));
      page.waitForLoadState(LoadState.NETWORKIDLE);
    });
  }

  void contributes(String words) {
    beginsToWrite();
    page.locator("parley-editor [role=textbox]").click();
    page.keyboard().type(words);
    page.locator("parley-composer .button.primary").click();
    page.locator("parley-pending").getByText("Send now").last().click();
  }

  /** Until these words stand in the thread as the server has them. */
  void sees(String words) {
    awaits(page.locator("parley-contribution", new Page.LocatorOptions().setHasText(words)));
  }

  /** Until nothing waits for the line any more. */
  void hasSentAll() {
    page.waitForCondition(() -> page.locator("parley-pending").count() == 0);
  }

  /** What is read in the thread, from top to bottom. */
  List<String> reads() {
    Locator said = page.locator("parley-contribution .prose");
    return said.allInnerTexts().stream().map(String::strip).toList();
  }

  /**
   * What this page asked for, in order, with the bytes of the answer as the browser counts them.
   */
  List<String> asked() {
    return requests.stream()
        .filter(request -> request.failure() == null && request.response() != null)
        .map(
            request -> request.sizes().responseBodySize + " " + URI.create(request.url()).getPath())
        .toList();
  }

  Set<String> hosts() {
    return new TreeSet<>(hosts);
  }

  ShapedLine line() {
    return line;
  }

  private Cost costs(Runnable what) {
    long begun = System.nanoTime();
    long down = line.down().bytes();
    long up = line.up().bytes();
    int asked = requests.size();
    what.run();
    return new Cost(
        (System.nanoTime() - begun) / 1_000_000,
        line.down().bytes() - down,
        line.up().bytes() - up,
        requests.size() - asked);
  }

  private Page page() {
    Page made = context.newPage();
    made.setDefaultTimeout(PATIENCE_MILLIS);
    made.onRequest(request -> {
      requests.add(request);
      hosts.add(URI.create(request.url()).getAuthority());
    });
    return made;
  }

  @Override
  public void close() throws IOException {
    browser.close();
    line.close();
  }

  /** What something took, as the line saw it. */
  record Cost(long millis, long bytesDown, long bytesUp, int requests) {}
}
