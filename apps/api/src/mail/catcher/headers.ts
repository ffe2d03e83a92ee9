/** The header fields of a message or of one of its parts: lower-case names, unfolded and decoded values. */
export type Headers = ReadonlyMap<string, string>;

export interface Section {
  readonly headers: Headers;
  readonly body: Buffer;
}

/** RFC 5322 §2.1: the fields, an empty line, the body. */
export function sectionOf(raw: Buffer): Section {
  const end = /\r?\n\r?\n/.exec(raw.toString('latin1'));
  const head = end ? raw.subarray(0, end.index) : raw;
  const body = end ? raw.subarray(end.index + end[0].length) : Buffer.alloc(0);
  return { headers: headersOf(head), body };
}

function headersOf(head: Buffer): Headers {
  const lines = head
    .toString('utf8')
    .replace(/\r?\n(?=[ \t])/g, '')
    .split(/\r?\n/); // RFC 5322 §2.2.3; RFC 6532
  const headers = new Map<string, string>();
  for (const line of lines) {
    const [, name, value = ''] = /^([!-9;-~]+)[ \t]*:[ \t]*(.*)$/.exec(line) ?? [];
    if (name === undefined) continue;
    const before = headers.get(name.toLowerCase());
    headers.set(name.toLowerCase(), before === undefined ? decodeWords(value) : `${before}, ${decodeWords(value)}`);
  }
  return headers;
}

/** RFC 2047: blanks between two encoded words do not count. A character may be cut in two: like words are joined as bytes. */
function decodeWords(value: string): string {
  const words = /=\?([^?*]+)(?:\*[^?]*)?\?([bq])\?([^?]*)\?=(?:\s+(?==\?))?/gi;
  const runs = /(?:=\?[^?]+\?[bq]\?[^?]*\?=\s*)+(?<!\s)/gi;
  return value.replace(runs, (run) => {
    const decoded: { charset: string; bytes: Buffer }[] = [];
    for (const [, charset = '', kind = '', text = ''] of run.matchAll(words)) {
      const bytes = kind.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : quotedBytes(text.replaceAll('_', ' '));
      const last = decoded.at(-1);
      if (last?.charset === charset) last.bytes = Buffer.concat([last.bytes, bytes]);
      else decoded.push({ charset, bytes });
    }
    return decoded.map(({ charset, bytes }) => textOf(bytes, charset)).join('');
  });
}

/** The bytes behind `=C3=A4` (RFC 2045 §6.7). What is no such code stays as it is. */
export const quotedBytes = (text: string): Buffer =>
  Buffer.from(
    text.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );

/** An unknown charset is read as UTF-8: a page of a mail is better than none. */
export function textOf(bytes: Buffer, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return bytes.toString('utf8');
  }
}

/** `text/plain; charset="utf-8"` in its pieces (RFC 2045 §5.1). */
export function parameterOf(value: string, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]+))`, 'i').exec(value);
  return found?.[1]?.replace(/\\(.)/g, '$1') ?? found?.[2];
}
