// What a tab needs to begin without a line (who one is, and the key of what is kept), sealed under a passphrase of
// one's own. It is made only on a device that its owner calls their own. PBKDF2-SHA-256 → AES-256-GCM; on disk:
// salt, time of expiry, wrong attempts so far, the tag that names its owner among records, nonce, ciphertext.
import type { Records } from "./records.ts";

/** OWASP's figure for PBKDF2 with SHA-256: about half a second on a phone. */
const rounds = 600_000;
const attemptsMax = 10;
const days = 14;
const name = "locker";
const saltBytes = 16;
const nonceBytes = 12;
const attemptsAt = saltBytes + 8;
const tagBytes = 16;
const headBytes = attemptsAt + 1 + tagBytes;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

export const passphraseMin = 8;
export type Opened<T> = { readonly is: "open"; readonly contents: T } | { readonly is: "wrong"; readonly left: number } | { readonly is: "gone" };

export class Locker {
  constructor(private readonly records: Records, private readonly now: () => number, private readonly round = rounds) {}

  /** Whose it is and until when, unless there is none; an expired one goes. */
  async stands(): Promise<{ readonly tag: string; readonly until: number } | undefined> {
    const kept = await this.records.find(name);
    if (kept === undefined) return undefined;
    const until = expiry(kept);
    if (until > this.now()) return { tag: decoder.decode(kept.subarray(headBytes - tagBytes, headBytes)), until };
    await this.forget();
    return undefined;
  }

  /** Closes it around something of whom a tag names, for {@link days} days from now. */
  async close(tag: string, contents: unknown, passphrase: string): Promise<void> {
    const whole = new Uint8Array(headBytes);
    whole.set(crypto.getRandomValues(new Uint8Array(saltBytes)));
    const view = new DataView(whole.buffer);
    view.setFloat64(saltBytes, this.now() + days * 86_400_000);
    whole.set(encoder.encode(tag), headBytes - tagBytes);
    const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes));
    const key = await this.key(whole.slice(0, saltBytes), passphrase);
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, key, encoder.encode(JSON.stringify(contents)));
    await this.store(Uint8Array.from([...whole, ...nonce, ...new Uint8Array(sealed)]));
  }

  /** After {@link attemptsMax} wrong attempts it is gone. */
  async open<T>(passphrase: string): Promise<Opened<T>> {
    const kept = await this.records.find(name);
    if (kept === undefined || (await this.stands()) === undefined) return { is: "gone" };
    const key = await this.key(kept.slice(0, saltBytes), passphrase);
    const nonce = kept.slice(headBytes, headBytes + nonceBytes);
    try {
      const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: nonce }, key, kept.slice(headBytes + nonceBytes));
      if (kept[attemptsAt] !== 0) await this.attempted(kept, 0);
      return { is: "open", contents: JSON.parse(decoder.decode(plain)) as T };
    } catch (error) {
      if (!(error instanceof DOMException && error.name === "OperationError")) throw error;
      return this.wrong(kept);
    }
  }

  async forget(): Promise<void> {
    await this.records.change([], [name]);
  }

  private async wrong(kept: Uint8Array): Promise<{ is: "wrong"; left: number } | { is: "gone" }> {
    const attempts = (kept[attemptsAt] ?? 0) + 1;
    if (attempts >= attemptsMax) {
      await this.forget();
      return { is: "gone" };
    }
    await this.attempted(kept, attempts);
    return { is: "wrong", left: attemptsMax - attempts };
  }

  private attempted(kept: Uint8Array, attempts: number): Promise<void> {
    const changed = kept.slice();
    changed[attemptsAt] = attempts;
    return this.store(changed);
  }

  private store(sealed: Uint8Array): Promise<void> {
    return this.records.change([{ name, sealed }], []);
  }

  private async key(salt: Uint8Array<ArrayBuffer>, passphrase: string): Promise<CryptoKey> {
    const root = await crypto.subtle.importKey("raw", encoder.encode(passphrase.normalize("NFKC")), "PBKDF2", false, ["deriveKey"]);
    return crypto.subtle.deriveKey({ name: "PBKDF2", hash: "SHA-256", salt, iterations: this.round }, root, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  }
}

function expiry(kept: Uint8Array): number {
  return new DataView(kept.buffer, kept.byteOffset).getFloat64(saltBytes);
}
