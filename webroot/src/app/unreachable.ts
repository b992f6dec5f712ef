// The page when not even the words could be fetched: it brings its own.
import { html, type TemplateResult } from "lit";
import { directionOf } from "./i18n.ts";

const words = {
  en: ["The server does not answer. Nothing you wrote on this device is lost.", "Try again"],
  ru: ["Сервер не отвечает. Всё написанное на этом устройстве сохранено.", "Повторить"],
  zh: ["服务器没有应答。您在本设备上写的内容没有丢失。", "重试"],
  fr: ["Le serveur ne répond pas. Rien de ce que vous avez écrit sur cet appareil n’est perdu.", "Réessayer"],
  ar: ["الخادم لا يجيب. لم يضع شيء مما كتبتموه على هذا الجهاز.", "إعادة المحاولة"],
  fa: ["سرور پاسخ نمی‌دهد. هیچ بخشی از آنچه در این دستگاه نوشته‌اید از دست نرفته است.", "تلاش دوباره"],
} as const;

type Spoken = keyof typeof words;

export function unreachable(again: () => unknown): TemplateResult {
  const language = spoken(navigator.languages);
  const [what, retry] = words[language];
  return html`<main class="column narrow stack" lang=${language} dir=${directionOf(language)}><h1>Parley</h1>
    <p>${what}</p>
    <p><button class="button" @click=${again}>${retry}</button></p></main>`;
}

/** The first of these that it speaks. */
export function spoken(wished: readonly string[]): Spoken {
  return wished.map((each) => each.split("-")[0]!).find((each): each is Spoken => each in words) ?? "en";
}
