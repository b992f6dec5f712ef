package parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every main page on a phone and on a desk, by day and by night, in English, in Russian and from
 * right to left: pictures in target/screenshots, and what a program can find wrong with them.
 */
class PicturesIT {
  /** English turned round; at the issuer, Arabic. */
  private static final String RIGHT_TO_LEFT = "qps";

  private static final List<String> LANGUAGES = List.of("en", "ru", RIGHT_TO_LEFT);

  private final Looks looks = new Looks();

  @Test
  void onAPhone() {
    try (Browser telephone = Stage.touched()) {
      look("390", locale -> telephone.newContext(Stage.phone().setLocale(locale)));
    }
  }

  @Test
  void onADesk() {
    look("1440", locale -> Stage.browser(Stage.desk().setLocale(locale)));
  }

  private void look(String width, Function<String, BrowserContext> device) {
    for (String language : LANGUAGES) {
      guest(width, language, device);
    }
    member(width, device);
    organiser(width, device);
    assertThat(looks.wrong()).isEmpty();
  }

  private void guest(String width, String language, Function<String, BrowserContext> device) {
    String locale = language.equals(RIGHT_TO_LEFT) ? "ar" : language;
    try (BrowserContext context = device.apply(locale)) {
      context.addInitScript(
          "Object.defineProperty(navigator, 'languages', {get: () => ['" + language + "']})");
      Page page = context.newPage();
      List<String> errors = new ArrayList<>();
      page.onConsoleMessage(said -> {
        if (said.type().equals("error")) {
          errors.add(said.text());
        }
      });
      String which = "-" + width + "-" + language;
      goesTo(page, "/");
      looks.right(page, "landing" + which);
      assertThat(errors).as("said at the console").isEmpty();
      page.locator("main .button.primary").click();
      page.locator("#kc-login").waitFor();
      looks.right(page, "sign-in" + which);
      goesTo(page, "/signed-out");
      looks.right(page, "signed-out" + which);
    }
  }

  private void member(String width, Function<String, BrowserContext> device) {
    try (BrowserContext context = device.apply("en")) {
      Reader chair = new Reader(context, "chair-us");
      chair.signsIn();
      chair.opensThread();
      String thread = path(chair.page);
      String forum = thread.replaceAll("/r/.*", "");
      String room = thread.replaceAll("/t/.*", "");
      chair.begins();
      chair.writes("A sentence that is being written.");
      chair.isKept();
      for (String language : LANGUAGES) {
        String which = "-" + width + "-" + language;
        speak(chair.page, language);
        for (String at : List.of("/", "/fora", "/about", "/me", forum, room)) {
          goesTo(chair.page, at);
          looks.right(chair.page, name(at) + which);
        }
        goesTo(chair.page, thread);
        chair.page.locator("parley-editor [role=textbox]").waitFor();
        looks.right(chair.page, "thread" + which);
        chair.page.locator("parley-audience button").first().click();
        chair.page.locator("dialog[open] .audience-list").waitFor();
        looks.right(chair.page, "audience" + which);
        beside(chair.page, room, which);
        meets(chair.page, room, which);
      }
      offline(chair.page, width);
    }
  }

  /** The dialogs beside a room: the second and the third thing that can be pressed there. */
  private void beside(Page page, String room, String which) {
    List<String> dialogs = List.of("tighten", "steer");
    for (String dialog : dialogs) {
      goesTo(page, room);
      page.locator(".context .back:visible").nth(1 + dialogs.indexOf(dialog)).click();
      page.locator("parley-" + dialog + " dialog[open]").waitFor();
      looks.right(page, dialog + which);
    }
  }

  /** The sessions of a room, the dialog that plans one, and an agenda with an item being edited. */
  private void meets(Page page, String room, String which) {
    goesTo(page, room + "/s");
    looks.right(page, "sessions" + which);
    page.locator("parley-sessions .after-bar .button").first().click();
    page.locator("parley-plan-session dialog[open]").waitFor();
    looks.right(page, "plan-session" + which);
    goesTo(page, room + "/s");
    if (page.locator("parley-session h3 a").count() == 0) {
      return;
    }
    page.locator("parley-session h3 a").first().click();
    page.locator(".agenda").waitFor();
    page.waitForCondition(() -> page.locator("main [aria-busy=true]").count() == 0);
    looks.right(page, "agenda" + which);
    if (page.locator(".item-head .menu").count() > 0) {
      page.locator(".item-head .menu > summary").first().click();
      page.locator(".item-head .menu[open] .sheet button").first().click();
      page.locator("parley-item-form").first().waitFor();
      looks.right(page, "agenda-item" + which);
    }
  }

  /** Without a line, after it has been there: an open socket survives what the browser emulates. */
  private void offline(Page page, String width) {
    AtomicReference<@Nullable WebSocketRoute> line = new AtomicReference<>(null);
    page.routeWebSocket(
        "**/api/live",
        socket -> {
          if (line.compareAndSet(null, socket)) {
            socket.connectToServer();
          } else {
            socket.close();
          }
        });
    page.unroute("**/api/session");
    goesTo(page, "/");
    page.waitForCondition(() -> line.get() != null);
    page.context().setOffline(true);
    Objects.requireNonNull(line.get()).close();
    assertThat(page.locator(".strip strong")).hasText("No line");
    assertThat(page.locator(".strip .button")).isVisible();
    looks.right(page, "offline-" + width + "-en");
  }

  private void organiser(String width, Function<String, BrowserContext> device) {
    try (BrowserContext context = device.apply("en")) {
      Reader organiser = new Reader(context, "organiser");
      organiser.signsIn();
      organiser.page.locator("main h2 a").first().click();
      organiser.page.getByText("Organise this forum").click();
      organiser.page.locator("table.matrix").first().waitFor();
      String organise = path(organiser.page);
      for (String language : LANGUAGES) {
        String which = "-" + width + "-" + language;
        speak(organiser.page, language);
        goesTo(organiser.page, organise);
        organiser.page.locator("table.matrix").first().waitFor();
        looks.right(organiser.page, "organise" + which);
        organiser.page.locator("table.matrix button").first().click();
        organiser.page.locator("dialog[open]").waitFor();
        looks.right(organiser.page, "change-person" + which);
        organiser.page.keyboard().press("Escape");
        organiser.page.locator(".tasks .button").first().click();
        organiser.page.locator("#symbol").waitFor();
        looks.right(organiser.page, "open-group" + which);
      }
    }
  }

  /** From now on this page's person has chosen this language. */
  private static void speak(Page page, String language) {
    page.unroute("**/api/session");
    page.route(
        "**/api/session",
        (Route route) -> {
          APIResponse answer = route.fetch();
          String body =
              answer
                  .text()
                  .replaceFirst("\"language\":\"..\"", "\"language\":\"" + language + "\"");
          route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(body));
        });
  }

  private static void goesTo(Page page, String path) {
    page.navigate(Stage.origin() + path);
    page.locator("main h1").first().waitFor();
    page.waitForCondition(() -> page.locator("main [aria-busy=true]").count() == 0);
  }

  private static String path(Page page) {
    return page.url().substring(Stage.origin().length());
  }

  private static String name(String path) {
    return path.equals("/")
        ? "forums"
        : path.contains("/r/") ? "room" : path.contains("/f/") ? "forum" : path.substring(1);
  }
}
