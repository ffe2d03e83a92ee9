import { BlockList, isIP, isIPv4 } from 'node:net';
import { networkInterfaces } from 'node:os';
import { globalUnicastV6, specialV4, specialV6, translatedV6, type NamedRange } from './special-purpose';

/** Why an address may not be reached: the range it lies in, by its name in the registry. */
export interface Refusal {
  readonly range: string;
  readonly why: string;
}
export type RefusalOf = (address: string) => Refusal | null;

const widest = (address: string) => (isIPv4(address) ? 32 : 128);
/** Each list holds one family alone: Node also compares an IPv4 address with IPv6 ranges, as a mapped one. */
const family = (address: string) => (isIPv4(address) ? 'ipv4' : 'ipv6');

function listOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits] = range.split('/');
    list.addSubnet(address, bits === undefined ? widest(address) : Number(bits), family(address));
  }
  return list;
}

const holds = (list: BlockList, address: string) => list.check(address, family(address));
const judged = (ranges: readonly NamedRange[]) =>
  ranges.map(([range, why]) => ({ refusal: { range, why }, list: listOf([range]) }));

const special = { ipv4: judged(specialV4), ipv6: judged(specialV6) };
const translated = judged(translatedV6);
const global = listOf([globalUnicastV6]);
const outside: Refusal = { range: `outside ${globalUnicastV6}`, why: 'Not global unicast' };

const ownAddresses = (): string[] =>
  Object.values(networkInterfaces()).flatMap((cards) => (cards ?? []).map(({ address }) => address));

/**
 * Where outbound requests may reach: everything that is globally reachable, but no address of this machine. `allow` is the operators' list of
 * addresses and ranges that are open all the same. What is no address is refused.
 */
export function outboundRules(allow: readonly string[], own: () => readonly string[] = ownAddresses): RefusalOf {
  const open = {
    ipv4: listOf(allow.filter((range) => range.includes('.') && !range.includes(':'))),
    ipv6: listOf(allow.filter((range) => range.includes(':'))),
  };
  return (address) => {
    if (isIP(address) === 0 || address.includes('%')) return { range: address, why: 'Not an address' };
    const kind = family(address);
    const found = (among: typeof translated) => among.find(({ list }) => holds(list, address))?.refusal;

    const inDisguise = kind === 'ipv6' ? found(translated) : undefined;
    if (inDisguise) return inDisguise;
    if (holds(open[kind], address)) return null;
    const named = found(special[kind]);
    if (named) return named;
    if (kind === 'ipv6' && !holds(global, address)) return outside;
    const isOwn = own().some((one) => family(one) === kind && holds(listOf([one.replace(/%.*/, '')]), address));
    return isOwn ? { range: address, why: 'An address of this machine' } : null;
  };
}
