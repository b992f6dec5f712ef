package parley.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two people in two browsers, signed in at the real Keycloak. */
class JourneyIT {
  @Test
  void twoPeopleSeeTheSameLive() {
    Reader us = Stage.reader("us1");
    Reader ru = Stage.reader("ru1");
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
    Reader us = Stage.reader("us2");
    Reader ru = Stage.reader("ru2");
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
    us.isKept();
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

  @Test
  void takenBackWithinSecondsItNeverLeftTheDevice() {
    Reader us = Stage.reader("us1");
    Reader ru = Stage.reader("ru1");
    us.opensThread();
    ru.goesTo(us.page.url());
    List<String> left = new ArrayList<>();
    us.page.onRequest(request -> {
      if (request.method().equals("POST") && request.url().endsWith("/contributions")) {
        left.add(request.postData());
      }
    });
    us.begins();
    us.writes("Said in haste");
    us.page.locator("parley-composer .button.primary").click();
    us.page.locator("parley-pending").getByText("Take back").click();
    us.findsWriting("Said in haste");
    assertThat(left).isEmpty();
    us.contributes(", and then thought over.");
    ru.sees("Said in haste, and then thought over.");
    assertThat(left).hasSize(1);
    assertThat(ru.contribution("Said in haste").count()).isEqualTo(1);
  }
}
