/** Bytes of strangers as text that can stand anywhere: printable ASCII as it is, everything else and the backslash as \xNN. */
export function escaped(bytes: Uint8Array, most = Infinity): string {
  let text = '';
  for (const byte of bytes) {
    text += byte >= 0x20 && byte <= 0x7e && byte !== 0x5c ? String.fromCharCode(byte) : hex(byte);
    if (text.length > most) return `${text.slice(0, most)}…`;
  }
  return text;
}

export const escapedText = (text: string, most?: number) => escaped(Buffer.from(text), most);

/** As a character-string of a zone file, but for \xNN. */
export const quoted = (bytes: Uint8Array, most?: number) => `"${escaped(bytes, most).replaceAll('"', '\\"')}"`;

const hex = (byte: number) => `\\x${byte.toString(16).padStart(2, '0').toUpperCase()}`;
