import type { Question } from '../exchange';
import type { DnssecState, Lookup } from '../lookup';
import { aliasChain } from '../names/alias-chain';
import { candidates, isAtOrBelow } from '../names/candidates';
import type { DnsRecord } from '../wire/message';
import { aFailed, anAnswered } from './lookups';
import { aRecord } from './records';

/** A zone of a specification: it answers like an authoritative server behind a resolver, with aliases followed and wildcards put in. */
export function aZone(apex: string, lines: readonly string[], state: DnssecState = 'secure') {
  const records = lines.map((line) => aRecord(absolute(line, apex)));
  const soa = aRecord(`${apex} 60 IN SOA ns.${apex} 1 60`);
  return (question: Question): Lookup => {
    const known = [...records, ...expanded(question.name, records)];
    const chain = aliasChain(question.name, known);
    if (chain === null) return aFailed(question, 'dns-servfail');
    const owner = chain.at(-1) ?? question.name;
    const aliases = known.filter(
      ({ name, type }) => (type === 'CNAME' && chain.includes(name)) || (type === 'DNAME' && isBelowOne(chain, name)),
    );
    const found = known.filter(({ name, type }) => name === owner && type === question.type);
    const exists = owner === apex || known.some(({ name }) => isAtOrBelow(name, owner));
    const rcode = exists ? 'NOERROR' : 'NXDOMAIN';
    return anAnswered(question, [...aliases, ...found], { rcode, state, authority: found.length > 0 ? [] : [soa] });
  };
}

const isBelowOne = (chain: readonly string[], owner: string) =>
  chain.some((name) => name !== owner && isAtOrBelow(name, owner));

/** `x 60 IN CNAME y`: names without a final dot are relative, as in a zone file. */
function absolute(line: string, apex: string): string {
  const [, owner = '', middle = '', type = '', rest = ''] = /^(\S+)( \d+ IN )(\S+) ?(.*)$/s.exec(line) ?? [];
  const full = (name: string) => (name.endsWith('.') ? name : `${name}.${apex}`);
  return `${full(owner)}${middle}${type} ${['CNAME', 'DNAME', 'NS'].includes(type) ? full(rest) : rest}`;
}

function expanded(name: string, records: readonly DnsRecord[]): DnsRecord[] {
  if (records.some((record) => isAtOrBelow(record.name, name))) return [];
  const [, parent] = candidates(name);
  return records.filter((record) => record.name === `*.${parent ?? ''}`).map((record) => ({ ...record, name }));
}
