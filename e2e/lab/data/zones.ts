// What the lab serves. The root and the TLDs are ours: each name is reached through the private trust anchor alone.
import { type Signing, type Zone } from '../zone.ts';
import { caaCases, otherIssuer, txtRecords } from './cases.ts';
import { refusedAddresses } from './refused-addresses.ts';

const apex = (zone: string) => [
  `${zone}. 60 IN NS ns.lab.`,
  `${zone}. 60 IN A 127.0.0.1`,
  `${zone}. 60 IN MX 10 mail.lab.`,
];
const full = (zone: string) => [...apex(zone), ...caaCases.flatMap(({ records }) => records), ...txtRecords];
const alg = 'ECDSAP256SHA256';
type More = Omit<Partial<Zone>, 'sign'> & { readonly sign?: Partial<Signing> };
const signed = (name: string, more: More = {}): Zone => ({
  name,
  ds: 'good',
  lines: full,
  ...more,
  sign: { alg, ...more.sign },
});
const days = 86_400;

const ours: readonly Zone[] = [
  { name: '.', sign: { alg }, lines: () => ['. 60 IN NS ns.lab.', 'ns.lab. 60 IN A 127.0.0.1'] },
  {
    name: 'lab',
    sign: { alg, nsec3: true },
    lines: () => [
      'lab. 60 IN NS ns.lab.',
      'ns.lab. 60 IN A 127.0.0.1',
      'ns1.lab. 60 IN A 127.0.0.2',
      'ns2.lab. 60 IN A 127.0.0.3',
      'mail.lab. 60 IN A 127.0.0.1',
      'web.lab. 60 IN A 127.0.0.1',
      '*.sites.lab. 60 IN A 127.0.0.1',
    ],
  },
  { name: 'optout', sign: { alg, nsec3: true, optout: true }, lines: () => ['optout. 60 IN NS ns.lab.'] },
  {
    name: 'closed',
    sign: { alg },
    lines: () => ['closed. 60 IN NS ns.lab.', `closed. 60 IN CAA 0 issuemail "${otherIssuer}"`],
  },
];

const good: readonly Zone[] = [
  signed('secure.lab'),
  signed('nsec3.lab', { sign: { nsec3: true } }),
  signed('rsa256.lab', { sign: { alg: 'RSASHA256' } }),
  signed('rsa512.lab', { sign: { alg: 'RSASHA512' } }),
  signed('p384.lab', { sign: { alg: 'ECDSAP384SHA384' } }),
  signed('ed25519.lab', { sign: { alg: 'ED25519' } }),
  signed('ed448.lab', { sign: { alg: 'ED448' } }),
  signed('child.sub.secure.lab'), // the zone cut is two labels down
  signed('bothways.lab', {
    lines: (zone) => [
      ...full(zone),
      'to-insecure 60 IN CNAME mail-ok.insecure.lab.',
      'to-bogus 60 IN CNAME mail-ok.bogus.lab.',
      'to-secure 60 IN CNAME mail-ok.secure.lab.',
    ],
  }),
  signed('dnamed.lab', { lines: (zone) => [...apex(zone), 'd 60 IN DNAME secure.lab.'] }),
  signed('shop.closed', { lines: apex }), // the TLD's CAA is the relevant set
  { name: 'insecure.lab', lines: full },
  { name: 'insecure.optout', lines: full },
  signed('island.lab', { ds: 'none' }), // signed, but no DS in the parent
  signed('unkdigest.lab', { ds: { digestType: 99 } }), // only an unknown digest: insecure (RFC 4035 §5.2)
  signed('unkalg.lab', { ds: { algorithm: 99 } }), // only an unknown algorithm: insecure
  signed('rollover.lab', { ds: 'good+wrong' }), // one DS fits, one does not: secure
  signed('iter200.lab', { sign: { nsec3: true, iterations: 200 } }), // absence is insecure (RFC 9276)
];

const bad: readonly Zone[] = [
  signed('bogus.lab', { after: { flipRrsig: ['CAA', 'TXT', 'A', 'NSEC', 'MX'] } }),
  signed('expired.lab', { sign: { start: -60 * days, end: -30 * days } }),
  signed('notyet.lab', { sign: { start: 30 * days, end: 60 * days } }),
  signed('wrongds.lab', { ds: 'wrong' }),
  signed('stripped.lab', { serveUnsigned: true }),
  signed('nodenial.lab', { after: { drop: ['NSEC'] } }), // presence is fine, absence cannot be proven
  signed('nodenial3.lab', { sign: { nsec3: true }, after: { drop: ['NSEC3'] } }),
  signed('nocaasig.lab', { after: { dropRrsig: ['CAA'] } }),
  signed('hidden.lab', { after: { drop: ['CAA'] } }), // somebody cut the CAA out and cannot sign a new NSEC
];

const brokenServers: readonly Zone[] = [
  { name: 'servfail.lab', fault: 'servfail', lines: apex },
  { name: 'refused.lab', fault: 'refused', lines: apex },
  { name: 'silent.lab', fault: 'silent', lines: apex },
  { name: 'lame.lab', fault: 'lame', lines: apex },
  { name: 'flaky.lab', fault: 'flaky', lines: apex },
  { name: 'rebind.lab', fault: 'rebind', lines: apex },
  { name: 'raw.lab', fault: 'raw', lines: apex },
  { name: 'signed-servfail.lab', fault: 'servfail', ds: 'wrong', sign: { alg }, lines: apex },
  { name: 'child.servfail.lab', lines: full }, // a good server below a broken parent
  {
    name: 'lag.lab',
    lagging: true,
    serial: 2,
    ns: ['ns1.lab.', 'ns2.lab.'],
    lines: (zone) => [`${zone}. 60 IN NS ns1.lab.`, `${zone}. 60 IN NS ns2.lab.`, `${zone}. 60 IN A 127.0.0.1`],
  },
  {
    name: 'ssrf.lab',
    lines: (zone) => [
      ...apex(zone),
      ...Object.entries(refusedAddresses).map(([name, at]) => `${name} 60 IN ${at.includes(':') ? 'AAAA' : 'A'} ${at}`),
    ],
  },
];

export const zones: readonly Zone[] = [...ours, ...good, ...bad, ...brokenServers];
