package parley.browser.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.browser.Speaker;
import parley.browser.Stage;
import parley.world.Person;

/**
 * A thread so long that what is far from the window is words only: nothing of it may be lost by
 * that.
 */
class StretchIT {
  private static final int LONG = 120;

  @Test
  void whatIsFarIsFoundReachedHeardAndPrinted() {
    Person us = Speaker.at("us1");
    Person shown = us.seeing(us.enters().json().path("cursor").asText());
    String thread = shown.opensThread("By stretches").ok().path("thread").path("id").asText();
    List<String> said =
        IntStream.range(0, LONG)
            .mapToObj(i -> shown.contributes(thread, "Pass " + i + " of this.").ok())
            .map(answer -> answer.path("contribution").path("id").asText())
            .toList();
    try (BrowserContext context =
        Stage.browser(
            Stage.desk().setStorageState(Stage.reader("ru1").page.context().storageState()))) {
      Page page = context.newPage();
      String room = Stage.origin() + "/f/" + us.place().forum() + "/r/" + us.place().room();
      page.navigate(room + "/t/" + thread);
      Locator last = page.locator("#c-" + said.getLast());
      assertThat(last).hasText("Margaret Ellison: Pass " + (LONG - 1) + " of this.");
      assertThat(page.locator("parley-contribution").count()).isBetween(12, LONG / 2);
      assertThat(page.evaluate("find('Pass 100 of this')")).isEqualTo(true);
      answersFar(page, shown, thread, said);
      page.navigate(room + "/t/" + thread + "#c-" + said.get(90));
      assertThat(page.locator("#c-" + said.get(90))).isFocused();
      assertThat(page.locator("#c-" + said.get(90))).isInViewport();
      page.keyboard().press("k");
      assertThat(page.locator("#c-" + said.get(89))).isFocused();
      page.evaluate("dispatchEvent(new Event('beforeprint'))");
      assertThat(page.locator("parley-contribution")).hasCount(LONG + 2);
    }
  }

  /**
   * Reading stays where it is while somebody answers what stands far above, and the answer stands
   * there.
   */
  private static void answersFar(Page page, Person shown, String thread, List<String> said) {
    page.locator("#c-" + said.get(60)).scrollIntoViewIfNeeded();
    Locator read = page.locator("parley-contribution #c-" + said.get(60));
    read.waitFor();
    page.locator("parley-contribution #c-" + said.get(62)).waitFor();
    double before = read.boundingBox().y;
    shown.replies(thread, said.get(3), "Far above.").ok();
    page.locator("parley-stretch", new Page.LocatorOptions().setHasText("Far above."))
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    assertThat(read.boundingBox().y).as("what is read has moved").isBetween(before - 2, before + 2);
  }
}
