import { finding, type Finding } from '../finding';
import type { Lookup } from '../lookup';
import { aliasChain } from '../names/alias-chain';
import { lookupFor } from '../names/usable-answer';
import { zoneApex } from '../names/zone-apex';
import type { DnsMessage, DnsRecord } from '../wire/message';
import { challengeName } from './judge-txt';
import { textsAt } from './texts';

/** What the answer says of the name where no TXT was found: an alias in the way, or nothing, and for how long that is remembered. */
export function nameHints(base: string, lookup: Lookup, extra: readonly Lookup[]): Finding[] {
  const name = challengeName(base);
  const message = lookup.answer ?? lookup.unchecked;
  const aliases = [...(message?.answer ?? []), ...aliasAsked(name, extra)];
  const chain = aliasChain(name, aliases);
  if (chain === null) return [broken(base, [name, ...targetsOf(aliases)])];
  if (message === null || textsAt(chain.at(-1) ?? name, message.answer).length > 0) return [];
  if (chain.length > 1) return [alias(base, chain, message)];
  return [absent(base, message, extra)];
}

function alias(base: string, chain: readonly string[], { rcode }: DnsMessage): Finding {
  if (rcode === 'NXDOMAIN') return broken(base, chain);
  const target = chain.at(-1) ?? '';
  const at = challengeName(base);
  return finding('txt-cname', base, { severity: 'info', at, found: shown(chain), params: { target, name: at } });
}

function broken(base: string, names: readonly string[]): Finding {
  const chain = shown(names);
  const at = challengeName(base);
  return finding('txt-cname-broken', base, { severity: 'info', at, found: chain, params: { chain, name: at } });
}

function absent(base: string, message: DnsMessage, extra: readonly Lookup[]): Finding {
  const code = message.rcode === 'NXDOMAIN' ? 'txt-nxdomain' : 'txt-nodata';
  const zone = zoneApex(message);
  const servers = serversOf(extra);
  return finding(code, base, {
    severity: 'info',
    at: challengeName(base),
    found: zone && `${zone.name} (serial ${zone.serial}), served by ${servers.join(', ') || 'unknown name servers'}`,
    retryable: true,
    params: {
      name: challengeName(base),
      ...(zone ? { zone: zone.name, seconds: zone.absence } : {}),
      ...(servers.length > 0 ? { servers: servers.join(', ') } : {}),
    },
  });
}

/** The name servers of the zone, as the zone names them. */
export function serversOf(extra: readonly Lookup[]): string[] {
  const records = extra
    .filter(({ question }) => question.type === 'NS')
    .flatMap((lookup) => (lookup.answer ?? lookup.unchecked)?.answer ?? []);
  return targetsOf(records.filter(({ type }) => type === 'NS')).sort();
}

function aliasAsked(name: string, extra: readonly Lookup[]): readonly DnsRecord[] {
  const asked = lookupFor(extra, { name, type: 'CNAME' });
  return (asked?.answer ?? asked?.unchecked)?.answer ?? [];
}

const targetsOf = (records: readonly DnsRecord[]) => [
  ...new Set(records.flatMap(({ data }) => (data.kind === 'name' ? [data.target] : []))),
];

const shown = (names: readonly string[]) => names.slice(0, 20).join(' → ');
