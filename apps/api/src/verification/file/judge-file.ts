import { checkCodes, type CheckCode } from '@countersign/contracts';
import { finding, type Finding } from '@countersign/dns';
import { valueHash } from '../methods/challenge-value';
import { addressesOf, addressLookups, worstOf } from './addresses-of';
import { bareText, latin1 } from './bare-text';
import { fileFinding } from './file-findings';
import { looksLikeHtml } from './html';
import { nextUrl, urlOf } from './next-url';
import type { FileHop, FileSighting } from './sighting';

export interface FileVerdict {
  readonly outcome: 'pass' | 'fail' | 'error';
  readonly code: CheckCode | null;
  readonly findings: readonly Finding[];
}

export const judgeFile = ({ value, sighting }: { value: string; sighting: FileSighting }): FileVerdict =>
  judgeFileByHash({ hash: valueHash(value), sighting });

/** The verdict follows from what was seen alone, so that it can be reached again from evidence, which knows the value by its hash. */
export function judgeFileByHash({ hash, sighting }: { hash: string; sighting: FileSighting }): FileVerdict {
  const code = codeOf(hash, sighting);
  if (code === null) return { outcome: 'pass', code, findings: notes(sighting) };
  return { outcome: outcomeOf(code), code, findings: [fileFinding(code, sighting)] };
}

/** What DNSSEC breaks is the name's own row; here it means that nobody could look. */
const outcomeOf = (code: CheckCode) => (code.startsWith('dnssec-') ? 'error' : checkCodes[code]);

/** Null is a pass. It needs everything: an answer read to its end, status 200, the value, and a way there that holds. */
function codeOf(hash: string, sighting: FileSighting): CheckCode | null {
  const { fault, hops, bodyBytes } = sighting;
  const { status = null, contentType = null } = hops.at(-1) ?? {};
  if (status === null) return fault?.code ?? 'internal';
  if (fault?.code === 'file-redirect-refused') return fault.code;
  if (status !== 200) return 'file-status';
  if (fault !== null && fault.code !== 'file-too-large') return fault.code;
  if (bodyBytes === null) return fault?.code ?? 'internal';
  const { text } = bareText(latin1(bodyBytes));
  if (fault === null && valueHash(text) === hash) return wayHolds(sighting) ? null : 'internal';
  if (looksLikeHtml(text, contentType)) return 'file-html';
  return fault?.code ?? 'file-mismatch';
}

/** Each step from the address that was asked for to the last one, by the same rules as it was taken. */
const wayHolds = (sighting: FileSighting) =>
  sighting.hops.every(
    (hop, i) => hop.url === expectedUrl(sighting, i) && (hop.status === null || addressHolds(hop, sighting)),
  );

function expectedUrl(sighting: FileSighting, i: number): string | null {
  const { hops, ports, scheme } = sighting;
  if (i === 0) return urlOf(sighting, scheme);
  if (i === 1 && scheme === 'http' && hops[0]?.status === null) return urlOf(sighting, 'https');
  const next = nextUrl(hops.slice(0, i), ports);
  return next !== null && 'url' in next ? next.url : null;
}

/** The connection was made to an address that the DNS gave, validated or proven unsigned, and that was not refused. */
function addressHolds({ url, addressUsed, addressRefused }: FileHop, { lookups }: FileSighting): boolean {
  const asked = addressLookups(lookups, new URL(url).hostname);
  const types = new Set(asked.map(({ question }) => question.type));
  return (
    types.size === 2 &&
    worstOf(asked) === undefined &&
    addressUsed !== null &&
    !addressRefused.includes(addressUsed) &&
    asked.flatMap(addressesOf).includes(addressUsed)
  );
}

/** What passes, and is told all the same. */
function notes({ name, bodyBytes, hops }: FileSighting): Finding[] {
  const { hasBom, hasWhiteSpace } = bareText(latin1(bodyBytes));
  const at = hops.at(-1)?.url ?? null;
  return [
    ...(hasBom ? [finding('file-charset', name, { severity: 'info', at, params: { reason: 'bom' } })] : []),
    ...(hasWhiteSpace
      ? [finding('file-extra', name, { severity: 'info', at, params: { reason: 'white-space' } })]
      : []),
  ];
}
