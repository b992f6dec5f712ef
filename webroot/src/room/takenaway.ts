// What a frame takes back that may stand on the shelf of this device. Pure.
import type { Id } from "../app/types.ts";
import type { Frame } from "../push/frames.ts";

/** Addresses below the room's, each with all below it; "" is the room as a whole. */
export function takenAway(frame: Frame): readonly string[] {
  switch (frame.type) {
    case "withdrawn":
      // Which threads quote it is not said, only which contributions.
      return [frame.quotedIn.length > 0 ? "threads" : `threads/${frame.contribution.thread}`];
    case "paperChanged":
      return frame.paper.status === "withdrawn" ? ["papers"] : [];
    case "nonPaperChanged":
      return frame.nonPaper.state === "withdrawn" ? ["papers", `nonpapers/${frame.nonPaper.id}`] : [];
    case "renditionChanged":
      return frame.gone === true ? [`papers/${frame.paper}/renditions`] : [];
    case "commentChanged":
      return [frame.comment, ...frame.comment.answers].some((each) => each.takenBack) ? [`comments/${frame.on}`] : [];
    case "takenOut":
      return textAndMargin(frame.text);
    // Words were purged, or the room or text is not as it was read; or it is not mine to read.
    case "startOver":
    case "closed":
      return frame.text === undefined ? [""] : textAndMargin(frame.text);
    default:
      return [];
  }
}

/** A text in all its versions, and what was quoted of it. */
function textAndMargin(text: Id): readonly string[] {
  return [`texts/${text}`, `comments/${text}`];
}
