const BOM = '\u00ef\u00bb\u00bf'; // as its three bytes

/** Byte by byte as one character each, so that what is compared is what was sent. */
export const latin1 = (bodyBytes: string | null): string => Buffer.from(bodyBytes ?? '', 'base64').toString('latin1');

export interface Bare {
  readonly text: string;
  readonly hasBom: boolean;
  readonly hasWhiteSpace: boolean;
}

/** A body without one UTF-8 byte order mark and without ASCII white space before and after it. */
export function bareText(body: string): Bare {
  const hasBom = body.startsWith(BOM);
  const rest = hasBom ? body.slice(BOM.length) : body;
  const text = rest.replace(/^[\t-\r ]+/, '').replace(/[\t-\r ]+$/, '');
  return { text, hasBom, hasWhiteSpace: text.length < rest.length };
}

/** What strangers wrote, for one line on a screen: cut, and every sign that moves a cursor or turns text as its number. */
export function shown(text: string, most = 80): string {
  const cut = Array.from(text).slice(0, most).join('');
  return cut
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`)
    .toWellFormed();
}

/** The same bytes as text for people. */
export const readable = (bodyBytes: string | null): string => Buffer.from(bodyBytes ?? '', 'base64').toString('utf8');
