import { faultFindings, type Explained } from '../dnssec/fault-code';
import { finding, type Finding } from '../finding';
import type { Lookup } from '../lookup';
import { candidates } from '../names/candidates';
import { described } from '../names/describe';
import { escaped, quoted } from '../names/escape';
import { caaLine, type CaaRecord } from './caa-record';
import type { SetDecision } from './decide-set';
import type { CaaTerms, Weighed } from './weigh-issuer';

export interface CaaContext extends CaaTerms {
  readonly name: string;
  readonly suggest: string;
  readonly explained?: Explained;
}
interface Found {
  readonly at: string;
  readonly set: readonly CaaRecord[];
}

const mostShown = 10;

/** One line for the name, and what is worth a note. */
export function setFindings(context: CaaContext, found: Found, decision: SetDecision): Finding[] {
  return [
    ...denial(context, found, decision),
    ...decision.flagOne.slice(0, 1).map((record) =>
      finding('caa-flag-one', context.name, {
        severity: 'warning',
        at: found.at,
        found: caaLine(record),
        fix: writable({ ...record, flags: 128 }),
        params: { tag: tagOf(record), found: placeOf(found) },
      }),
    ),
    ...(decision.webOnly
      ? [
          finding('caa-web-only', context.name, {
            severity: 'info',
            at: found.at,
            found: recordsOf(found.set, []),
            params: { found: placeOf(found) },
          }),
        ]
      : []),
  ];
}

function denial(context: CaaContext, found: Found, { code, deciding, weighed }: SetDecision): Finding[] {
  const [record] = deciding;
  if (code === null || record === undefined) return [];
  const said = weighed.find((one) => one.record === record);
  return [
    finding(code, context.name, {
      at: found.at,
      found: recordsOf(found.set, deciding),
      ...mended(context, found, record, said),
      retryable: true,
      params: {
        name: context.name,
        found: placeOf(found),
        record: caaLine(record),
        value: quoted(record.value, 100),
        tag: tagOf(record),
        issuers: issuersOf(weighed),
        ...(said?.says === 'malformed' ? { character: brokenAt(said.fault) } : {}),
        ...(said?.says === 'parameter' ? conditionOf(said, context) : {}),
      },
    }),
  ];
}

/** What to write: the record that is needed, with the parameters that its author asks for. */
function mended(context: CaaContext, found: Found, record: CaaRecord, said: Weighed | undefined) {
  if (said === undefined) return { expected: `remove: ${caaLine(record)}`, fix: writable({ ...record, flags: 0 }) };
  const { name, suggest } = context;
  if (said.says !== 'parameter') {
    const fix = suggest === '' ? null : `${whereToWrite(name, found)}. IN CAA 0 issuemail "${suggest}"`;
    return { expected: fix, fix };
  }
  const others = said.parameters.filter(({ tag }) => tag !== said.parameter);
  const value = expectedOf(said, context);
  const kept = [...others, ...(value === '' ? [] : [{ tag: said.parameter, value }])];
  const text = [said.issuer, ...kept.map((parameter) => `${parameter.tag}=${parameter.value}`)].join('; ');
  const fix = `${record.owner}. IN CAA 0 issuemail ${quoted(Buffer.from(text, 'latin1'))}`;
  return { expected: fix, fix };
}

const expectedOf = ({ parameter }: { parameter: string }, { accountUri, methodsUsed }: CaaTerms) =>
  parameter === 'accounturi' ? (accountUri ?? '') : methodsUsed.join(',');

/** Where nothing would do, the words say so in their own way. */
function conditionOf(said: { parameter: string }, context: CaaTerms): Record<string, string> {
  const expected = expectedOf(said, context);
  return { parameter: said.parameter, ...(expected === '' ? {} : { expected }) };
}

/** A top level domain can't be changed by whoever owns the name: a set of the domain below it comes first. */
function whereToWrite(name: string, { at, set }: Found): string {
  const below = candidates(name).at(-2);
  return at.includes('.') || below === undefined ? (set[0]?.owner ?? at) : below;
}

/** A tag that a zone file can't hold has no line to copy. */
const writable = (record: CaaRecord) => (/^[A-Za-z0-9]+$/.test(record.tag) ? caaLine(record) : null);

/** All of a small set, what decides first in a big one. */
function recordsOf(set: readonly CaaRecord[], deciding: readonly CaaRecord[]): string {
  const lines = [...deciding, ...set.filter((record) => !deciding.includes(record))].map(caaLine);
  const more = lines.length - mostShown;
  return [...lines.slice(0, mostShown), ...(more > 0 ? [`… and ${more} more`] : [])].join('\n');
}

function placeOf({ at, set }: Found): string {
  const owner = set[0]?.owner ?? at;
  return owner === at ? at : `${owner} (alias of ${at})`;
}

const tagOf = ({ tag }: CaaRecord) => escaped(Buffer.from(tag, 'latin1'), 100);

function issuersOf(weighed: readonly Weighed[]): string {
  const issuers = [...new Set(weighed.flatMap((one) => ('issuer' in one ? [one.issuer] : [])))].sort();
  return issuers.length === 0 ? 'nobody' : issuers.slice(0, 5).join(', ');
}

const brokenAt = ({ at, character }: { at: number; character: number | null }) =>
  character === null ? 'its end' : `character ${at}, ${quoted(Uint8Array.of(character))}`;

export const unreadableFindings = ({ name }: CaaContext, at: string, lookup: Lookup): Finding[] => [
  finding('caa-unreadable', name, {
    at,
    found: described(lookup),
    retryable: true,
    params: { name, found: at },
  }),
];

interface Failure {
  readonly code: string;
  readonly fault: string | null;
  readonly at: string;
  readonly lookup: Lookup | null;
}

/** The look-up that failed is often that of a parent. Why it failed stands beside it. */
export function failureFindings({ name, explained }: CaaContext, { code, fault, at, lookup }: Failure): Finding[] {
  const why = lookup === null || fault === null ? [] : faultFindings(fault, name, lookup, explained);
  if (code === fault) return why;
  const found = lookup === null ? 'not asked' : described(lookup);
  const params = { name: at, zone: at, error: found };
  return [
    finding(code, name, { at, found, retryable: true, params }),
    ...why.map((line) => ({ ...line, severity: 'info' as const })),
  ];
}
