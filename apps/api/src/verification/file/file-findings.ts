import type { CheckCode } from '@countersign/contracts';
import { finding, type Finding } from '@countersign/dns';
import { bareText, readable, shown } from './bare-text';
import { addressLookups, worstOf } from './addresses-of';
import { titleOf } from './html';
import { portOf, urlOf } from './next-url';
import type { FileHop, FileSighting } from './sighting';

type Told = Partial<Omit<Finding, 'code' | 'subject'>>;

const notWorthATry: readonly CheckCode[] = [
  'file-address-refused',
  'resolver-not-validating',
  'resolver-path-untrusted',
];

/** What was seen and what was expected, for one code. The value stands in the instructions; here it would be kept in the clear. */
export function fileFinding(code: CheckCode, sighting: FileSighting): Finding {
  const { hops, name } = sighting;
  const last = hops.at(-1);
  const tell = told[code] ?? lookup;
  return finding(code, name, {
    at: last?.url ?? null,
    retryable: !notWorthATry.includes(code),
    ...(last ? tell(last, sighting) : {}),
  });
}

/** For a shell: built of the name and our own file name alone, never of what a server said. */
const tryIt = (sighting: FileSighting) => `curl -i ${urlOf(sighting, sighting.scheme)}`;
const startOf = ({ bodyBytes }: FileSighting) => shown(bareText(readable(bodyBytes)).text);
const hostOf = ({ url }: FileHop) => new URL(url).hostname;

/** What is not known is not said: the words have something in its place. */
const params = (known: Readonly<Record<string, string | number | null | undefined>>): Finding['params'] =>
  Object.fromEntries(
    Object.entries(known).flatMap(([key, value]) => {
      if (value === null || value === undefined) return [];
      return [[key, typeof value === 'string' ? shown(value, 200) : value]];
    }),
  );

type Tell = (hop: FileHop, sighting: FileSighting) => Told;

const lookup: Tell = (hop, { lookups }) => {
  const name = hostOf(hop);
  const worst = worstOf(addressLookups(lookups, name));
  if (worst === undefined) return { params: params({ name }) };
  const errors = worst.ede.map(({ code, text }) => `EDE ${code} ${shown(text, 300)}`.trim());
  return {
    found: [worst.rcode, ...errors].join(', '),
    at: worst.server,
    params: params({ name, server: worst.server, type: worst.question.type }),
  };
};

const unreachable: Tell = (hop, sighting) => {
  const error = sighting.fault?.reason ?? '';
  const { tried, addressUsed } = hop;
  const failed = [...tried, ...(addressUsed === null ? [] : [{ address: addressUsed, error }])];
  const address = failed.at(-1)?.address;
  const port = portOf(new URL(hop.url), sighting.ports);
  return {
    found: shown(failed.map((one) => `${one.address}: ${one.error}`).join(', ') || error, 500),
    fix: tryIt(sighting),
    params: params({ name: hostOf(hop), address, port, error, reason: address === undefined ? 'no-address' : null }),
  };
};

const addressRefused: Tell = (hop, { fault }) => ({
  found: hop.addressRefused.join(', ') || (fault?.reason ?? null),
  params: params({
    name: hostOf(hop),
    address: hop.addressRefused[0],
    range: hop.refusal && `${hop.refusal.range} (${hop.refusal.why})`,
  }),
});

const redirectRefused: Tell = ({ location, status }, { fault }) => ({
  found: shown([status, location].join(' ').trim(), 200),
  params: params({ status, location, reason: fault?.reason }),
});

const status: Tell = (hop, sighting) => ({
  expected: '200',
  found: String(hop.status),
  fix: tryIt(sighting),
  params: params({ status: hop.status, server: hop.server }),
});

const html: Tell = ({ contentType }, sighting) => {
  const title = titleOf(sighting.bodyBytes);
  return {
    found: startOf(sighting),
    fix: tryIt(sighting),
    params: params({ start: startOf(sighting), title, type: contentType, reason: title === null ? null : 'title' }),
  };
};

const mismatch: Tell = (_, sighting) => {
  const start = startOf(sighting);
  return { found: start, params: params(start === '' ? { reason: 'empty' } : { start }) };
};

const limit: Tell = (_, { fault }) => ({ params: params({ reason: fault?.reason }) });

const encoded: Tell = (_, { fault }) => ({
  expected: 'identity',
  found: shown(fault?.reason ?? ''),
  params: params({ encoding: fault?.reason }),
});

const told: Partial<Record<CheckCode, Tell>> = {
  'file-unreachable': unreachable,
  'file-address-refused': addressRefused,
  'file-redirect-refused': redirectRefused,
  'file-status': status,
  'file-html': html,
  'file-mismatch': mismatch,
  'file-too-large': limit,
  'file-too-slow': () => ({}),
  'file-encoded': encoded,
  internal: () => ({}),
};
