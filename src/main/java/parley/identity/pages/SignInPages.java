package parley.identity.pages;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import parley.identity.Accounts;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Problem;

/**
 * The two pages that stand where the issuer's page cannot: sign-in is not ready yet, and it did not
 * work. Plain HTML that needs no script and no style, so that it shows whatever else is broken.
 */
public final class SignInPages {
  private static final int RETRY_SECONDS = 2;
  private static final String LANGUAGE_OTHERWISE = "en";

  private SignInPages() {}

  /**
   * 503, and tries again by itself.
   *
   * @throws Problem unavailable, for a program
   */
  public static Answer notReady(Call call) {
    SignInWords words = SignInWords.in(spoken(call));
    String retry = "<meta http-equiv=\"refresh\" content=\"" + RETRY_SECONDS + "\">";
    return page(call, 503, new Page(words.soon(), retry, "<p>" + words.soonMore() + "</p>"))
        .with("retry-after", String.valueOf(RETRY_SECONDS));
  }

  /** 400, with a way to begin again. */
  public static Answer failed(Call call) {
    SignInWords words = SignInWords.in(spoken(call));
    String link = "<p><a href=\"/sign-in\">" + words.again() + "</a></p>";
    return page(
        call, 400, new Page(words.failed(), "", "<p>" + words.failedMore() + "</p>" + link));
  }

  /** The one of our six languages that a browser likes best; English if it likes none. */
  public static String language(@Nullable String accepted) {
    if (accepted == null || accepted.length() > 500) {
      return LANGUAGE_OTHERWISE;
    }
    try {
      return Locale.LanguageRange.parse(accepted).stream()
          .sorted(Comparator.comparingDouble(Locale.LanguageRange::getWeight).reversed())
          .map(range -> range.getRange().split("-", 2)[0])
          .filter(Accounts.LANGUAGES::contains)
          .findFirst()
          .orElse(LANGUAGE_OTHERWISE);
    } catch (IllegalArgumentException malformed) {
      return LANGUAGE_OTHERWISE;
    }
  }

  /**
   * The language to sign in in: the one the pages were in when the person left them, or else what
   * the browser likes best.
   */
  public static String spoken(Call call) {
    String chosen = call.query("language");
    return chosen != null && Accounts.LANGUAGES.contains(chosen)
        ? chosen
        : language(call.header("accept-language"));
  }

  private record Page(String title, String head, String body) {}

  private static Answer page(Call call, int status, Page page) {
    String accepted = call.header("accept");
    if (status == 503 && (accepted == null || !accepted.contains("text/html"))) {
      throw new Problem(Problem.Code.UNAVAILABLE);
    }
    String html =
        "<!doctype html><html lang=\"%s\" dir=\"%s\"><head><meta charset=\"utf-8\">%s<title>%s</title>"
                .formatted(
                    spoken(call), SignInWords.direction(spoken(call)), page.head(), page.title())
            + "<meta name=\"viewport\" content=\"width=device-width\"></head>"
            + "<body><main><h1>%s</h1>%s</main></body></html>".formatted(page.title(), page.body());
    return Answer.bytes(status, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
  }
}
