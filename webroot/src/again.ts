// A page whose first code or looks did not come whole is empty and stays so, and a browser does not try again by itself.
// This does: what has come lies in the browser's cache, so each time more of it is there.
const KEPT = "parley.again";
const triesMax = 8;
const words: Readonly<Record<string, string>> = {
  en: "The line broke while this page was coming. It is being fetched again.",
  ru: "Связь прервалась, пока загружалась страница. Она запрашивается снова.",
  zh: "页面载入时线路中断，正在重新获取。",
  fr: "La ligne a été coupée pendant l’arrivée de cette page. Elle est redemandée.",
  ar: "انقطع الخط أثناء وصول هذه الصفحة. يجري طلبها من جديد.",
  fa: "هنگام رسیدن این صفحه خط قطع شد. دوباره درخواست می‌شود.",
};
/** When it has been tried often enough. */
const lastWords: Readonly<Record<string, string>> = {
  en: "This page could not be fetched whole. Load it again later: what has come of it is kept, and nothing that you wrote is lost.",
  ru: "Не удалось загрузить страницу целиком. Загрузите её снова позже: то, что уже получено, сохранено, и ничего из написанного вами не потеряно.",
  zh: "未能完整获取此页面。请稍后重新载入：已收到的部分会保留，您所写的内容不会丢失。",
  fr: "Cette page n’a pas pu être reçue en entier. Rechargez-la plus tard : ce qui en est arrivé est conservé, et rien de ce que vous avez écrit n’est perdu.",
  ar: "تعذّر جلب هذه الصفحة كاملة. أعيدوا تحميلها لاحقًا: ما وصل منها محفوظ، ولم يضع شيء مما كتبتموه.",
  fa: "این صفحه به‌طور کامل دریافت نشد. بعداً دوباره بارگذاری کنید: آنچه رسیده نگه داشته می‌شود و چیزی از نوشته‌های شما از دست نرفته است.",
};

function look(): void {
  const looks = document.querySelector<HTMLLinkElement>("link[rel=stylesheet]");
  const whole = customElements.get("parley-app") !== undefined && looks?.sheet !== null;
  try {
    const tries = whole ? 0 : Number(sessionStorage.getItem(KEPT) ?? 0) + 1;
    if (whole) sessionStorage.removeItem(KEPT);
    else if (tries <= triesMax) {
      sessionStorage.setItem(KEPT, String(tries));
      tell(words);
      setTimeout(() => location.reload(), Math.min(30_000, 500 * 2 ** tries));
    } else {
      // Whoever loads it by hand later gets as many tries again.
      sessionStorage.removeItem(KEPT);
      tell(lastWords);
    }
  } catch (error) {
    // Without a place to count in it could go on for ever: then it is left to the person.
    if (!(error instanceof DOMException)) throw error;
    if (!whole) tell(lastWords);
  }
}

function tell(words: Readonly<Record<string, string>>): void {
  const language = navigator.languages.map((each) => each.split("-")[0]!).find((each) => each in words) ?? "en";
  const said = document.createElement("p");
  said.lang = language;
  said.dir = "auto";
  said.textContent = words[language]!;
  document.body.append(said);
}

if (document.readyState === "complete") look();
else addEventListener("load", look);
