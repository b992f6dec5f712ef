// How papers are named on a page.
import { fullDay } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import type { Audience, ForumView } from "../app/types.ts";
import { appearsOf, bylineParts, partyName } from "../forum/words.ts";
import { latest } from "./library.ts";
import { inOrder } from "./order.ts";
import type { Draft, Paper, Revision } from "./types.ts";

type Named = ForumView | undefined;

export function titleOf({ title, purged }: { readonly title?: string; readonly purged?: true }): string {
  return title ?? t(purged === true ? "contribution.purged" : "paper.withdrawnTitle");
}

export function symbolWords({ symbol }: { readonly symbol?: string }): string {
  return symbol ?? t("paper.noSymbolYet");
}

/** Who submits it, as its room's rule shows it; "" where nobody is shown. */
export function submitter(paper: Pick<Paper, "party" | "author">, named: Named): string {
  if (paper.party !== undefined && paper.author === undefined) return partyName(paper.party, named);
  if (paper.author === undefined) return "";
  const { name, rest } = bylineParts(paper.author, named);
  return [name, ...rest].join(" · ");
}

/** In whose name a draft is to go out. */
export function byWords(draft: Pick<Draft, "by" | "party">, named: Named): string {
  if (draft.by === "author") return t("paper.byAuthor");
  return draft.party === undefined ? t("paper.bySomeParty") : partyName(draft.party, named);
}

/** Revisions are counted behind the first version, whatever number the server began with. */
export function revisionWords({ revisions }: Pick<Paper, "revisions">, { revision }: Pick<Revision, "revision">): string {
  const at = inOrder(revisions).findIndex((each) => each.revision === revision);
  return at <= 0 ? t("paper.firstVersion") : t("paper.rev", { number: at });
}

export function datedWords(paper: Paper): string {
  return fullDay(latest(paper));
}

/** Who reads it, where it is not under the name of whoever sends it: the bar must not say so. */
export function withoutMe(audience: Audience): Audience {
  const { youAppearAs: _, ...readers } = audience;
  return readers;
}

/** As whose it will appear in the room it goes to. */
export function appearance(draft: Pick<Draft, "by" | "party">, audience: Audience, named: Named): string {
  const shows = audience.rule.inside;
  if (draft.by === "party" && draft.party !== undefined && (shows === "name" || shows === "party")) return t("paper.asParty", { party: partyName(draft.party, named) });
  const me = audience.youAppearAs;
  if (me === undefined) return t("paper.asRule");
  if ("name" in me) return t("paper.asName", { name: me.name });
  if ("handle" in me) return t("paper.asHandle");
  return t("paper.asSome", { who: "party" in me ? appearsOf(me.party, named) : t(`role.${me.role}`) });
}
