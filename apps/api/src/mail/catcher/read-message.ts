import { parameterOf, quotedBytes, sectionOf, textOf, type Headers, type Section } from './headers';

export interface Message {
  readonly headers: Headers;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
}

/** Deeper than any mail program writes: a message made to be deep ends here. */
const DEEPEST = 10;

/** What a person would read of a message (RFC 5322, MIME RFC 2045–2047). Attachments are left aside; `raw` keeps them. */
export function readMessage(raw: Buffer): Message {
  const whole = sectionOf(raw);
  const leaves = leavesOf(whole, DEEPEST);
  const first = (type: string) => leaves.find((leaf) => typeOf(leaf) === type && !isAttached(leaf));
  const html = first('text/html');
  return {
    headers: whole.headers,
    subject: whole.headers.get('subject') ?? '',
    text: contentOf(first('text/plain')) ?? '',
    html: contentOf(html) ?? null,
  };
}

const contentType = ({ headers }: Section) => headers.get('content-type') ?? 'text/plain';
const typeOf = (section: Section) => (contentType(section).split(';')[0] ?? '').trim().toLowerCase();
const isAttached = ({ headers }: Section) => /^\s*attachment/i.test(headers.get('content-disposition') ?? '');

function leavesOf(section: Section, depth: number): Section[] {
  const boundary = parameterOf(contentType(section), 'boundary');
  if (!typeOf(section).startsWith('multipart/') || boundary === undefined) return [section];
  if (depth === 0) return [];
  return partsOf(section.body, boundary).flatMap((part) => leavesOf(sectionOf(part), depth - 1));
}

/** RFC 2046 §5.1.1: the line break before a boundary belongs to it; what stands before the first and after the last is no part. */
function partsOf(body: Buffer, boundary: string): Buffer[] {
  const escaped = boundary.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const [, ...parts] = body
    .toString('latin1')
    .split(new RegExp(`(?:^|\\r?\\n)--${escaped}(?=--|[ \\t]*(?:\\r?\\n|$))`));
  const end = parts.findIndex((part) => part.startsWith('--'));
  return (end < 0 ? parts : parts.slice(0, end)).map((part) => Buffer.from(part.replace(/^[ \t]*\r?\n/, ''), 'latin1'));
}

function contentOf(leaf: Section | undefined): string | undefined {
  if (!leaf) return undefined;
  return textOf(decoded(leaf), parameterOf(contentType(leaf), 'charset') ?? 'utf-8').replaceAll('\r\n', '\n');
}

function decoded({ headers, body }: Section): Buffer {
  const encoding = (headers.get('content-transfer-encoding') ?? '').trim().toLowerCase();
  if (encoding === 'base64') return Buffer.from(body.toString('latin1'), 'base64');
  if (encoding === 'quoted-printable') return quotedBytes(body.toString('latin1').replace(/=[ \t]*\r?\n/g, ''));
  return body;
}
