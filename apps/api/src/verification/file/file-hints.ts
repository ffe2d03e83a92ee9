import { finding, type Finding } from '@countersign/dns';
import { valueHash } from '../methods/challenge-value';
import { bareText, latin1, shown } from './bare-text';
import type { FileVerdict } from './judge-file';
import type { FileHop, FileSighting } from './sighting';

export interface FileHintsAsked {
  readonly value: string;
  readonly sighting: FileSighting;
  readonly verdict: Pick<FileVerdict, 'code'>;
  /** Challenges of the same enterprise and name before this one, by the hash of their value. */
  readonly earlier: readonly { readonly hash: string; readonly createdAt: Date }[];
}

/** The likely mistake beside a verdict that was no pass. It changes no verdict. */
export function fileHints({ value, sighting, verdict, earlier }: FileHintsAsked): Finding[] {
  if (verdict.code === null) return [];
  const { name, hops, bodyBytes } = sighting;
  const hint = (code: string, params: Finding['params'] = {}, found: string | null = null) =>
    finding(code, name, { severity: 'info', at: hops.at(-1)?.url ?? null, found, params });

  const away = hops.find((hop) => leadsAway(hop, sighting.path));
  const hints = away
    ? [
        hint(
          'file-redirect-away',
          { location: shown(away.location ?? '', 200) },
          away.location && shown(away.location, 200),
        ),
      ]
    : [];
  if (bodyBytes === null) return hints;

  const body = latin1(bodyBytes);
  const { text } = bareText(body);
  const old = earlier.find(({ hash }) => hash === valueHash(text));
  if (old) hints.push(hint('file-old-value', { date: old.createdAt.toISOString().slice(0, 10) }));
  if (text !== value && text.toLowerCase() === value) hints.push(hint('file-case'));
  if (text !== value && text.includes(value)) hints.push(hint('file-extra'));
  if (isOtherCharset(body, text)) hints.push(hint('file-charset'));
  return hints;
}

/** UTF-16 by its mark or by its zero bytes; or a mark of UTF-8 where two files were joined. */
const isOtherCharset = (body: string, bare: string) =>
  /^(?:\u00ff\u00fe|\u00fe\u00ff)/.test(body) ||
  /^(?:\0[\x20-\x7e]|[\x20-\x7e]\0)/.test(body) ||
  bare.includes('\u00ef\u00bb\u00bf');

/** A redirect that forgets which file was asked for: so does it with every other path. */
function leadsAway({ url, status, location }: FileHop, path: string): boolean {
  if (status === null || status < 300 || status > 399 || location === null || !URL.canParse(location, url))
    return false;
  return !new URL(location, url).pathname.includes(path.split('/').at(-1) ?? path);
}
