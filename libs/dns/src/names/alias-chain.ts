import type { DnsRecord } from '../wire/message';
import { candidates } from './candidates';

const mostHops = 16;

/** The names from the question to the owner of what answers it, both included. Null where aliases run in a circle, branch or are too many. */
export function aliasChain(name: string, records: readonly DnsRecord[]): string[] | null {
  const chain = [name];
  for (let at = name; chain.length <= mostHops + 1;) {
    const targets = aliasTargets(at, records);
    if (targets.size === 0) return chain;
    const [next] = targets;
    if (targets.size > 1 || next === undefined || chain.includes(next)) return null;
    chain.push(next);
    at = next;
  }
  return null;
}

/** A CNAME at the name itself, else what the nearest DNAME above makes of it (RFC 6672 §2.2): it does not act on its own owner. */
function aliasTargets(name: string, records: readonly DnsRecord[]): Set<string> {
  const direct = targetsAt(name, 'CNAME', records);
  if (direct.size > 0) return direct;
  for (const owner of candidates(name).slice(1)) {
    const targets = targetsAt(owner, 'DNAME', records);
    if (targets.size > 0) return new Set([...targets].map((target) => below(name.slice(0, -owner.length), target)));
  }
  return new Set();
}

const below = (labels: string, parent: string) => (parent === '.' ? labels.slice(0, -1) : labels + parent);

const targetsAt = (owner: string, type: string, records: readonly DnsRecord[]) =>
  new Set(
    records.flatMap((record) =>
      record.name === owner && record.type === type && record.data.kind === 'name'
        ? [record.data.target.toLowerCase()]
        : [],
    ),
  );
