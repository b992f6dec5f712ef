import { t } from "../app/i18n.ts";
import type { Losses } from "./clean.ts";
import type { Pasted } from "./paste.ts";

/** Says once what a paste did not take over; "" when it took all. */
export function lossWords(pasted: Pasted): string {
  switch (pasted.is) {
    case "tooLong":
      return t("composer.pasteTooLong");
    case "onlyPictures":
      return t("composer.pasteOnlyPictures");
    case "inserted":
      return pasted.losses === undefined ? "" : inserted(pasted.losses);
  }
}

function inserted(losses: Losses): string {
  const said = [
    losses.tables > 0 ? t("composer.pasteTables", { count: losses.tables }) : "",
    losses.footnotes > 0 ? t("composer.pasteFootnotes", { count: losses.footnotes }) : "",
    losses.pictures > 0 ? t("composer.pastePictures", { count: losses.pictures }) : "",
    losses.looks ? t("composer.pasteLooks") : "",
  ];
  return said.filter((each) => each !== "").join(" ");
}
