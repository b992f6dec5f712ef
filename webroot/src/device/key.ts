// What this device keeps of a person is sealed under a key that the server gives to that person's session alone.
// On disk stand opaque names and padded sizes: not who wrote, where, to whom, how much, or whether a draft or an
// unsent contribution it is. HKDF-SHA-256 → AES-256-GCM (random nonce) and HMAC-SHA-256.

const nonceBytes = 12;
const lengthBytes = 4;
/** Sizes on disk are powers of two from here on. */
const paddedBytesMin = 2_048;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class DeviceKey {
  private constructor(private readonly cipher: CryptoKey, private readonly names: CryptoKey, readonly tag: string) {}

  /** @param secret the `deviceKey` of /api/me: 32 bytes as base64url */
  static async of(secret: string): Promise<DeviceKey> {
    const root = await crypto.subtle.importKey("raw", bytesOf(secret), "HKDF", false, ["deriveKey"]);
    const derive = (info: string, kind: AesKeyGenParams | HmacKeyGenParams, uses: KeyUsage[]) =>
      crypto.subtle.deriveKey(
        { name: "HKDF", hash: "SHA-256", salt: encoder.encode("parley device 1"), info: encoder.encode(info) },
        root, kind, false, uses);
    const cipher = await derive("records", { name: "AES-GCM", length: 256 }, ["encrypt", "decrypt"]);
    const names = await derive("names", { name: "HMAC", hash: "SHA-256", length: 256 }, ["sign"]);
    return new DeviceKey(cipher, names, (await named(names, "account")).slice(0, 16));
  }

  /** An opaque name; all names of one account begin with its tag. */
  async name(plain: string): Promise<string> {
    return `${this.tag}${await named(this.names, `record|${plain}`)}`;
  }

  async seal(name: string, value: unknown): Promise<Uint8Array> {
    const text = encoder.encode(JSON.stringify(value));
    const padded = new Uint8Array(paddedLength(lengthBytes + text.length));
    new DataView(padded.buffer).setUint32(0, text.length);
    padded.set(text, lengthBytes);
    const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes));
    const sealed = await crypto.subtle.encrypt(algorithm(name, nonce), this.cipher, padded);
    const whole = new Uint8Array(nonceBytes + sealed.byteLength);
    whole.set(nonce);
    whole.set(new Uint8Array(sealed), nonceBytes);
    return whole;
  }

  /** Undefined for what was not sealed under this key and name. */
  async open(name: string, sealed: Uint8Array): Promise<unknown> {
    try {
      const plain = new Uint8Array(
        await crypto.subtle.decrypt(algorithm(name, sealed.slice(0, nonceBytes)), this.cipher, sealed.slice(nonceBytes)));
      const length = new DataView(plain.buffer).getUint32(0);
      return JSON.parse(decoder.decode(plain.subarray(lengthBytes, lengthBytes + length)));
    } catch (error) {
      if (error instanceof DOMException && error.name === "OperationError") return undefined;
      throw error;
    }
  }
}

function algorithm(name: string, iv: Uint8Array<ArrayBuffer>): AesGcmParams {
  return { name: "AES-GCM", iv, additionalData: encoder.encode(`parley device 1|${name}`) };
}

function paddedLength(bytes: number): number {
  return Math.max(paddedBytesMin, 2 ** Math.ceil(Math.log2(bytes)));
}

async function named(key: CryptoKey, plain: string): Promise<string> {
  const mac = new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(plain)));
  return btoa(String.fromCharCode(...mac.subarray(0, 18))).replaceAll("+", "-").replaceAll("/", "_");
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64url.replaceAll("-", "+").replaceAll("_", "/")), (each) => each.charCodeAt(0));
}
