package parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What was said is found again from the keyboard, and what one looks for is left nowhere. */
class SearchIT {
  private static final String WORD = "gossamers";

  @Test
  void whatWasSaidIsFoundOpenedAndComeBackToAndTheWordsAreInNoAddress() {
    Reader ru = Stage.reader("ru1");
    Reader us = Stage.reader("us1");
    List<String> addresses = new ArrayList<>();
    us.page.onRequest((Request request) -> addresses.add(request.url()));
    us.goesHome();
    us.page.keyboard().press("/");
    assertThat(us.page.locator("#search-words")).isFocused();
    asks(us, "gossamer");
    assertThat(count(us)).hasText("0 found");

    ru.opensThread();
    ru.begins();
    ru.contributes("A thread of gossamers.");
    ru.sees("A thread of gossamers.");
    asks(us, "gossamer");
    assertThat(count(us)).hasText("1 found");
    Locator hit = us.page.locator(".found a.entry");
    assertThat(hit.locator("mark")).hasText(WORD);
    assertThat(hit).containsText("Afghanistan five");
    assertThat(new AxeBuilder(us.page).include("main").analyze().getViolations()).isEmpty();
    hit.click();
    us.sees("A thread of gossamers.");
    assertThat(us.page).hasURL(Pattern.compile(".*/t/[^/]+#c-.*"));
    us.page.goBack();
    assertThat(us.page.locator("#search-words")).hasValue("gossamer");
    assertThat(count(us)).hasText("1 found");

    ru.acts("A thread of gossamers.", "Withdraw");
    withdraws(ru);
    us.page.locator("#search-words").press("Enter");
    assertThat(count(us)).hasText("0 found");
    assertThat(us.page).hasURL(Stage.origin() + "/search");
    assertThat(us.page).hasTitle("Parley");
    us.page.reload();
    assertThat(us.page.locator("#search-words")).hasValue("");
    assertThat(addresses).isNotEmpty().noneMatch(address -> address.contains("gossamer"));
    assertThat(left(us.page)).doesNotContain("gossamer");
  }

  private static void asks(Reader reader, String words) {
    reader.page.locator("#search-words").fill(words);
    reader.page.locator("#search-words").press("Enter");
  }

  private static Locator count(Reader reader) {
    return reader.page.locator(".search-count");
  }

  private static void withdraws(Reader reader) {
    reader.page.locator("dialog[open] .button.danger").click();
    reader.seesNoMore("A thread of gossamers.");
  }

  /** What a browser keeps of a page besides what it shows. */
  private static String left(Page page) {
    return (String)
        page.evaluate(
            "JSON.stringify([history.state, {...localStorage}, {...sessionStorage},"
                + " document.title, location.href])");
  }
}
