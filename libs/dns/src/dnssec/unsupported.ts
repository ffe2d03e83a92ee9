import { finding, type Finding } from '../finding';
import type { Lookup } from '../lookup';
import { zoneApex } from '../names/zone-apex';
import { usableAnswer } from '../names/usable-answer';

/** What validators know: RSA/SHA-1 to Ed448 (RFC 8624 §3.1), SHA-1, SHA-256 and SHA-384 (§3.3). */
const algorithms = [5, 7, 8, 10, 13, 14, 15, 16];
const digests = [1, 2, 4];
/** RFC 9276 §3.2: resolvers treat more as unsigned; the lowest cap in use. */
const mostIterations = 50;

/** Zones that are signed, but in a way that counts as unsigned (RFC 4035 §5.2, RFC 9276): not wrong, worth a note. */
export function unsupported(lookups: readonly Lookup[]): Finding[] {
  const seen = new Map<string, Finding>();
  for (const lookup of lookups)
    for (const { zone, what } of [...delegation(lookup), ...denial(lookup)])
      seen.set(
        `${zone} ${what}`,
        finding('dnssec-unsupported', zone, {
          severity: 'info',
          at: zone,
          found: what,
          params: { zone, algorithm: what },
        }),
      );
  return [...seen.values()];
}

interface Unsupported {
  readonly zone: string;
  readonly what: string;
}

/** One DS that can be used is enough. */
function delegation(lookup: Lookup): Unsupported[] {
  const zone = lookup.question.name;
  const records = usableAnswer(lookup)?.answer ?? [];
  const all = records.flatMap(({ name, data }) => (name === zone && data.kind === 'ds' ? [data] : []));
  const isUsable = all.some((ds) => algorithms.includes(ds.algorithm) && digests.includes(ds.digestType));
  if (isUsable) return [];
  return all.slice(0, 3).map(({ algorithm, digestType }) => ({
    zone,
    what: algorithms.includes(algorithm) ? `digest type ${digestType}` : `algorithm ${algorithm}`,
  }));
}

function denial(lookup: Lookup): Unsupported[] {
  const answer = usableAnswer(lookup);
  if (lookup.state !== 'insecure' || !answer) return [];
  const all = answer.authority.flatMap(({ data }) => (data.kind === 'nsec3' ? [data.iterations] : []));
  const most = Math.max(0, ...all);
  const zone = zoneApex(answer)?.name ?? lookup.question.name;
  return most > mostIterations ? [{ zone, what: `${most} NSEC3 iterations` }] : [];
}
