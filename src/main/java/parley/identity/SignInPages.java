package parley.identity;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Problem;

/**
 * The two pages that stand where the issuer's page cannot: sign-in is not ready yet, and it did not
 * work. Plain HTML that needs no script and no style, so that it shows whatever else is broken.
 */
final class SignInPages {
  private static final int RETRY_SECONDS = 2;
  private static final String LANGUAGE_OTHERWISE = "en";

  private static final Map<String, Words> WORDS =
      Map.of(
          "en",
          new Words(
              "Sign-in will be ready in a moment",
              "This page tries again by itself. What you have written is kept.",
              "This sign-in could not be completed",
              "It took too long, was used before, or began in another browser.",
              "Sign in again"),
          "ru",
          new Words(
              "Вход будет готов через мгновение",
              "Эта страница сама попробует ещё раз. Написанное вами сохранено.",
              "Завершить вход не удалось",
              "Прошло слишком много времени, ссылка уже использована или вход начат"
                  + " в другом браузере.",
              "Войти снова"));

  private SignInPages() {}

  /** What they say in one language. */
  private record Words(
      String soon, String soonMore, String failed, String failedMore, String again) {}

  /**
   * 503, and tries again by itself.
   *
   * @throws Problem unavailable, for a program
   */
  static Answer notReady(Call call) {
    Words words = words(call);
    String retry = "<meta http-equiv=\"refresh\" content=\"" + RETRY_SECONDS + "\">";
    return page(call, 503, new Page(words.soon(), retry, "<p>" + words.soonMore() + "</p>"))
        .with("retry-after", String.valueOf(RETRY_SECONDS));
  }

  /** 400, with a way to begin again. */
  static Answer failed(Call call) {
    Words words = words(call);
    String link = "<p><a href=\"/sign-in\">" + words.again() + "</a></p>";
    return page(
        call, 400, new Page(words.failed(), "", "<p>" + words.failedMore() + "</p>" + link));
  }

  /** The one of our six languages that a browser likes best; English if it likes none. */
  static String language(@Nullable String accepted) {
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

  private static Words words(Call call) {
    return Objects.requireNonNull(WORDS.get(spoken(call)));
  }

  private static String spoken(Call call) {
    String language = language(call.header("accept-language"));
    return WORDS.containsKey(language) ? language : LANGUAGE_OTHERWISE;
  }

  private record Page(String title, String head, String body) {}

  private static Answer page(Call call, int status, Page page) {
    String accepted = call.header("accept");
    if (status == 503 && (accepted == null || !accepted.contains("text/html"))) {
      throw new Problem(Problem.Code.UNAVAILABLE);
    }
    String html =
        "<!doctype html><html lang=\"%s\"><head><meta charset=\"utf-8\">%s<title>%s</title>"
                .formatted(spoken(call), page.head(), page.title())
            + "<meta name=\"viewport\" content=\"width=device-width\"></head>"
            + "<body><main><h1>%s</h1>%s</main></body></html>".formatted(page.title(), page.body());
    return Answer.bytes(status, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
  }
}
