// The files of a piece of code, brought here before the browser is asked to import them. A browser remembers for as long
// as the page stands that an import failed and never tries again, so on a line that breaks an import may only be asked
// for once it cannot fail: when all its files lie in the browser's cache, where they stay for ever.

/** Those that came, or are on their way: an import of them needs no line any more. */
const coming = new Map<string, Promise<void>>();
/** The server has answered that it is not there, as after an update: asking again gets the same answer. */
class Refused extends TypeError {}
/** What a server answers that is too busy, or waited for too long: that changes. */
const passing = [408, 429];
const waitsMs = [1_000, 2_000, 4_000, 8_000];

/** @param files names without folder and ending, divided by spaces; none where the build names none
 *  @throws TypeError when one of them does not come; may be called again */
export async function piecesHere(files: string | undefined, pause = waited): Promise<void> {
  await Promise.all((files ?? "").split(" ").filter((name) => name !== "").map((name) => once(`/assets/${name}.js`, pause)));
}

function once(address: string, pause: (ms: number) => Promise<void>): Promise<void> {
  const before = coming.get(address);
  if (before !== undefined) return before;
  const now = brought(address, pause);
  coming.set(address, now);
  now.catch(() => coming.delete(address));
  return now;
}

async function brought(address: string, pause: (ms: number) => Promise<void>): Promise<void> {
  for (const ms of waitsMs) {
    try {
      return await read(address);
    } catch (error) {
      if (!(error instanceof TypeError) || error instanceof Refused) throw error;
      // The line broke: what has come of the other pieces stays.
      await pause(ms);
    }
  }
  return read(address);
}

async function read(address: string): Promise<void> {
  const answer = await fetch(address);
  if (answer.status >= 400 && answer.status < 500 && !passing.includes(answer.status)) throw new Refused(`status ${answer.status}`);
  if (!answer.ok) throw new TypeError(`status ${answer.status}`);
  await answer.arrayBuffer();
}

function waited(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
