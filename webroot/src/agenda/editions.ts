// How versions of an adopted agenda are called.
import { t } from "../app/i18n.ts";
import type { Edition } from "./types.ts";

/** "Adopted", "Adopted, as amended (2)". */
export function editionName({ number, amendment }: Pick<Edition, "number" | "amendment">): string {
  return amendment === undefined ? t("amend.edition.first") : t("amend.edition.amended", { number: number - 1 });
}
