package parley.browser.paper;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import parley.browser.Reader;
import parley.browser.Stage;

/** Three people of two parties over the whole life of a paper. */
class PaperIT {
  private static final String TITLE = "Bridges before tariffs";
  private static final String CANARY = "zq-canary between us two";

  @Test
  void aPaperIsWrittenCommentedCirculatedReadAndTakenBack() {
    Reader us = Stage.reader("us1");
    Reader chair = Stage.reader("chair-us");
    Reader ru = Stage.reader("ru1");
    Paperwork.begins(us, TITLE);
    chair.page.navigate(us.page.url());
    Paperwork.writes(us, "The bridge at Hairaton carries half of what it could.");

    selects(chair);
    comments(us, CANARY);
    assertThat(chair.page.locator("parley-margin")).containsText(CANARY);
    suggests(chair, "a third of what it could");
    us.page.getByText("Accept", new Page.GetByTextOptions().setExact(true)).click();
    Locator text = us.page.locator("parley-text .prose");
    assertThat(text).containsText("a third of what it could");
    assertThat(chair.page.locator("parley-text .prose")).containsText("a third of what it could");
    assertThat(us.page.locator("parley-margin")).containsText("Settled: 1");

    String paper = Paperwork.circulates(us);
    finds(ru);
    assertThat(ru.page.locator(".sheet-of-paper")).containsText("a third of what it could");
    assertThat(ru.page.content()).doesNotContain(CANARY);
    comments(ru, "Measured in which year?");
    us.page.navigate(paper);
    assertThat(us.page.locator("parley-margin")).containsText("Measured in which year?");
    answers(us, "In 2024.");
    assertThat(ru.page.locator("parley-margin")).containsText("In 2024.");
    Paperwork.withdraws(us);
    assertThat(ru.page.locator(".sheet-of-paper")).not().containsText("Hairaton");
    assertThat(ru.page.locator("parley-commented")).hasCount(0);
  }

  /** By the keyboard's way: without a selection, on a paragraph. */
  private static void comments(Reader reader, String words) {
    Locator begin = reader.page.locator("parley-commented button:has-text('Comment')").first();
    begin.press("Enter");
    reader.page.locator("#comment-words").fill(words);
    reader.page.locator("parley-comment-form .button.primary").click();
    assertThat(reader.page.locator("parley-comment-form")).hasCount(0);
    assertThat(reader.page.locator("parley-margin")).containsText(words);
  }

  /** With the mouse. */
  private static void selects(Reader reader) {
    assertThat(reader.page.locator("parley-commented .prose")).containsText("what it could");
    reader.page.evaluate(
        """
        () => {
          const prose = document.querySelector("parley-commented .prose");
          const walk = document.createTreeWalker(prose, NodeFilter.SHOW_TEXT);
          for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
            const at = node.data.indexOf("half of what it could");
            if (at >= 0) getSelection().setBaseAndExtent(node, at, node, at + 21);
          }
        }
        """);
    assertThat(reader.page.locator(".selection-bar")).isVisible();
  }

  /**
   * Other words in the place of those selected, which stay selected when a mark comes in meanwhile.
   */
  private static void suggests(Reader reader, String words) {
    reader.page.locator(".selection-bar button:has-text('Suggest')").click();
    reader.page.locator("#comment-instead").fill(words);
    reader.page.locator("parley-comment-form .button.primary").click();
    assertThat(reader.page.locator("parley-comment-form")).hasCount(0);
    assertThat(reader.page.locator("parley-commented .prose ins")).containsText(words);
  }

  private static void finds(Reader ru) {
    ru.entersRoom();
    ru.page.locator("a:has-text('Transit')").first().click();
    Paperwork.tab(ru);
    ru.page.locator("#papers-words").fill("bridges tariffs");
    assertThat(ru.page.locator(".papers > li")).hasCount(1);
    ru.page.locator(".papers a").click();
  }

  private static void answers(Reader us, String words) {
    us.page.locator("parley-comment button:has-text('Answer')").click();
    us.page.locator("parley-comment textarea").fill(words);
    us.page.locator("parley-comment .button.primary").click();
    assertThat(us.page.locator("parley-comment")).containsText(words);
  }
}
