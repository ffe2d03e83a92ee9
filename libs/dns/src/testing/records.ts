import type { DnsRecord, RecordData } from '../wire/message';

/** One record of a specification, written like a line of a zone file: `x.lab 60 IN CAA 0 issuemail "ca.example"`. */
export function aRecord(line: string): DnsRecord {
  const [, name = '', ttl, type = '', rest = ''] = /^(\S+) (\d+) IN (\S+) ?(.*)$/s.exec(line) ?? [];
  const data = dataOf(type, rest);
  return {
    name: bare(name),
    ttl: Number(ttl),
    type,
    rdata: type === 'CAA' ? rdataOfCaa(rest) : Buffer.from(rest),
    data,
  };
}

/** A CAA record with exactly these bytes. */
export const aRawCaa = (name: string, rdata: Uint8Array, ttl = 60): DnsRecord => ({
  name,
  ttl,
  type: 'CAA',
  rdata,
  data: { kind: 'opaque' },
});

export const caaRdata = (flags: number, tag: string, value: string, length = tag.length) =>
  Buffer.concat([Buffer.from([flags, length]), Buffer.from(tag + value, 'latin1')]);

const bare = (name: string) => (name === '.' ? name : name.replace(/\.$/, '').toLowerCase());

function rdataOfCaa(rest: string): Uint8Array {
  const [, flags, tag = '', value = ''] = /^(\d+) (\S+) "(.*)"$/s.exec(rest) ?? [];
  return caaRdata(Number(flags), tag, value);
}

function dataOf(type: string, rest: string): RecordData {
  const words = rest.split(' ');
  const [first = '', second = '', third = ''] = words;
  switch (type) {
    case 'A':
    case 'AAAA':
      return { kind: 'address', address: rest };
    case 'CNAME':
    case 'DNAME':
    case 'NS':
      return { kind: 'name', target: bare(rest) };
    case 'TXT':
      return { kind: 'text', strings: [...rest.matchAll(/"([^"]*)"/g)].map(([, text = '']) => Buffer.from(text)) };
    case 'SOA':
      return { kind: 'soa', mname: bare(first), serial: Number(second), minimum: Number(third) };
    case 'DS':
      return { kind: 'ds', keyTag: Number(first), algorithm: Number(second), digestType: Number(third) };
    case 'DNSKEY':
      return { kind: 'dnskey', flags: Number(first), algorithm: Number(second), keyTag: Number(third) };
    case 'NSEC':
      return { kind: 'nsec', next: bare(first), types: words.slice(1) };
    case 'RRSIG':
      return signature(words);
    default:
      return { kind: 'opaque' };
  }
}

/** `RRSIG <type> <algorithm> <key tag> <signer> <inception> <expiration>`, days as YYYY-MM-DD. */
function signature([covers = '', algorithm, keyTag, signer = '', from = '', to = '']: string[]): RecordData {
  return {
    kind: 'rrsig',
    covers,
    algorithm: Number(algorithm),
    keyTag: Number(keyTag),
    signer: bare(signer),
    inception: new Date(from),
    expiration: new Date(to),
  };
}
