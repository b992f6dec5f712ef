// What withdraws a non-paper, and is all that ties it to anybody: made here, shown once, kept by its author alone.

/** 256 random bits as base64url, in groups that can be copied by hand. */
export function newSecret(): string {
  return encoded(crypto.getRandomValues(new Uint8Array(32)));
}

/** SHA-256 of the secret as it is written, as the server keeps it. */
export async function hashOf(secret: string): Promise<string> {
  return encoded(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(secret))));
}

/** As it was shown, however it was copied; undefined where it cannot be one. */
export function read(typed: string): string | undefined {
  const secret = typed.replace(/\s+/g, "");
  return /^[A-Za-z0-9_-]{43}$/.test(secret) && isWhole(secret) ? secret : undefined;
}

/** In groups of six, as it is shown. */
export function grouped(secret: string): string {
  return secret.match(/.{1,6}/g)?.join(" ") ?? "";
}

function encoded(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** The last of its letters has two bits to spare: set, they are a mistake in copying. */
function isWhole(secret: string): boolean {
  return encoded(Uint8Array.from(atob(secret.replaceAll("-", "+").replaceAll("_", "/")), (each) => each.charCodeAt(0))) === secret;
}
