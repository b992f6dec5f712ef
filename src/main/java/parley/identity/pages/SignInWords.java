package parley.identity.pages;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What the pages around signing in say in one language, before any catalogue can be fetched. */
record SignInWords(String soon, String soonMore, String failed, String failedMore, String again) {
  private static final Set<String> FROM_RIGHT = Set.of("ar", "fa");
  private static final Map<String, SignInWords> WORDS =
      Map.of(
          "en",
          new SignInWords(
              "Sign-in will be ready in a moment",
              "This page tries again by itself. What you have written is kept.",
              "This sign-in could not be completed",
              "It took too long, was used before, or began in another browser.",
              "Sign in again"),
          "ru",
          new SignInWords(
              "Вход будет готов через мгновение",
              "Эта страница сама попробует ещё раз. Написанное вами сохранено.",
              "Завершить вход не удалось",
              "Прошло слишком много времени, ссылка уже использована или вход начат в другом браузере.",
              "Войти снова"),
          "zh",
          new SignInWords(
              "登录服务即将就绪", "此页会自动重试。您所写的内容已保留。", "此次登录未能完成", "用时过长、已被使用，或是在另一个浏览器中开始的。", "重新登录"),
          "fr",
          new SignInWords(
              "La connexion sera prête dans un instant",
              "Cette page réessaie d’elle-même. Ce que vous avez écrit est conservé.",
              "Cette connexion n’a pas pu aboutir",
              "Elle a pris trop de temps, a déjà servi ou a commencé dans un autre navigateur.",
              "Se reconnecter"),
          "ar",
          new SignInWords(
              "سيكون الدخول متاحًا بعد لحظات",
              "تعيد هذه الصفحة المحاولة من تلقاء نفسها. ما كتبتموه محفوظ.",
              "تعذّر إتمام الدخول",
              "استغرق وقتًا طويلًا، أو استُعمل من قبل، أو بدأ في متصفح آخر.",
              "الدخول من جديد"),
          "fa",
          new SignInWords(
              "ورود تا لحظه‌ای دیگر آماده می‌شود",
              "این صفحه خودبه‌خود دوباره تلاش می‌کند. آنچه نوشته‌اید نگاه داشته شده است.",
              "این ورود به انجام نرسید",
              "بیش از حد طول کشید، پیش‌تر به کار رفته بود یا در مرورگر دیگری آغاز شده بود.",
              "ورود دوباره"));

  /** Those in one of our six languages. */
  static SignInWords in(String language) {
    return Objects.requireNonNull(WORDS.get(language));
  }

  /** The direction in which this language is written. */
  static String direction(String language) {
    return FROM_RIGHT.contains(language) ? "rtl" : "ltr";
  }
}
