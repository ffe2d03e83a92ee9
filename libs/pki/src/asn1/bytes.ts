/** Bytes over a buffer of their own, as WebCrypto and the ASN.1 library take them. */
export type Bytes = Uint8Array<ArrayBuffer>;

export const bytesOf = (source: ArrayBuffer | Uint8Array): Bytes => new Uint8Array(source);

export const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

export function fromHex(text: string): Bytes {
  if (!/^([0-9a-f]{2})*$/i.test(text)) throw new RangeError('Not hexadecimal');
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

export const toBase64 = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

/** Throws where the text is not base64; white space is ignored. */
export const fromBase64 = (text: string): Bytes => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

/** The content of a DER INTEGER for a number that is not negative: a zero in front where the first bit is set (X.690 §8.3). */
export const positive = (octets: Uint8Array): Bytes =>
  (octets[0] ?? 0) > 0x7f ? joined(Uint8Array.of(0), octets) : bytesOf(octets);

export function joined(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);

export const toBigInt = (bytes: Uint8Array): bigint => (bytes.length === 0 ? 0n : BigInt(`0x${toHex(bytes)}`));

export const digest = async (
  algorithm: 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512',
  bytes: Uint8Array,
): Promise<Bytes> => bytesOf(await crypto.subtle.digest(algorithm, bytesOf(bytes)));

export const sha256 = (bytes: Uint8Array): Promise<Bytes> => digest('SHA-256', bytes);
