import type { DnsRecord } from '../wire/message';
import { candidates } from './candidates';

const mostHops = 16;

/** The names from the question to the owner of what answers it, both included. Null where aliases run in a circle, branch or are too many. */
export function aliasChain(name: string, records: readonly DnsRecord[]): string[] | null {
  const aliases = aliasesIn(records);
  const chain = [name];
  for (let at = name; chain.length <= mostHops + 1;) {
    const targets = aliasTargets(at, aliases);
    if (targets.size === 0) return chain;
    const [next] = targets;
    if (targets.size > 1 || next === undefined || chain.includes(next)) return null;
    chain.push(next);
    at = next;
  }
  return null;
}

/** Owner → where it leads. */
type Targets = Map<string, Set<string>>;
type Aliases = Readonly<Record<'CNAME' | 'DNAME', Targets>>;

/** Once for the whole chain (V-R9): an answer has thousands of records, a name more than a hundred parents. */
function aliasesIn(records: readonly DnsRecord[]): Aliases {
  const aliases: Aliases = { CNAME: new Map(), DNAME: new Map() };
  for (const { name, type, data } of records) {
    if ((type !== 'CNAME' && type !== 'DNAME') || data.kind !== 'name') continue;
    const targets = aliases[type].get(name) ?? new Set();
    aliases[type].set(name, targets.add(data.target.toLowerCase()));
  }
  return aliases;
}

/** A CNAME at the name itself, else what the nearest DNAME above makes of it (RFC 6672 §2.2): it does not act on its own owner. */
function aliasTargets(name: string, { CNAME, DNAME }: Aliases): ReadonlySet<string> {
  const direct = CNAME.get(name);
  if (direct) return direct;
  for (const owner of candidates(name).slice(1)) {
    const targets = DNAME.get(owner);
    if (targets) return new Set([...targets].map((target) => below(name.slice(0, -owner.length), target)));
  }
  return new Set();
}

const below = (labels: string, parent: string) => (parent === '.' ? labels.slice(0, -1) : labels + parent);
