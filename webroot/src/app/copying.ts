import { announce } from "./announcer.ts";
import { t } from "./i18n.ts";

/** Puts words on the clipboard and says so, or that the browser does not let us. */
export function copyOut(words: string, done: string): Promise<void> {
  return navigator.clipboard.writeText(words).then(
    () => announce(done),
    () => announce(t("contribution.linkNotCopied")),
  );
}
