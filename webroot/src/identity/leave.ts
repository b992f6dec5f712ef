// Signing out asks only when words of mine have not left this device.
import { app } from "../app/app.ts";

export interface Unsent {
  drafts: number;
  waiting: number;
}

/** Signs out at once, or lets the dialog ask what shall become of unsent words.
 *  @param bare what to do where there are none */
export async function leave(bare: "none" | "wipe" = "none"): Promise<void> {
  const left = await app.session.unsent();
  if (left.drafts + left.waiting === 0) {
    await app.session.signOut(bare);
    return;
  }
  await import("./parley-leave.ts");
  const dialog = document.createElement("parley-leave") as HTMLElement & { ask(unsent: Unsent): void };
  document.querySelector("parley-app")?.append(dialog);
  dialog.ask(left);
}
