// What the resolver must make of each zone: 145 questions with their DNSSEC states (RFC 4033 §5).
import { type TypeName } from '../message.ts';

export interface Expected {
  readonly state: 'secure' | 'insecure' | 'indeterminate' | 'bogus';
  readonly rcode: string;
  /** One of these extended errors comes with it; unbound gives the exact one first, and the general 6 from its cache. */
  readonly ede?: readonly number[];
  /** Where BIND's validator says something else. */
  readonly delv?: 'secure' | 'insecure' | 'fail';
}
export interface StateQuestion {
  readonly name: string;
  readonly type: TypeName;
  readonly expected: Expected;
}

const there: Expected = { state: 'secure', rcode: 'NOERROR' };
const notThere: Expected = { state: 'secure', rcode: 'NXDOMAIN' };
const unsigned: Expected = { state: 'insecure', rcode: 'NOERROR' };
const unsignedNotThere: Expected = { state: 'insecure', rcode: 'NXDOMAIN' };
const failing: Expected = { state: 'indeterminate', rcode: 'SERVFAIL' };
const silent: Expected = { state: 'indeterminate', rcode: 'TIMEOUT' };
const bogus = (...ede: number[]): Expected => ({ state: 'bogus', rcode: 'SERVFAIL', ede: [...ede, 6] });

/** Asked of each zone in this order: CAA there, CAA not there, name not there, TXT there. */
const asked = [
  ['mail-ok', 'CAA'],
  ['absent', 'CAA'],
  ['gone.tree', 'CAA'],
  ['_pki.txt', 'TXT'],
] as const;
type Four = readonly [Expected, Expected, Expected, Expected];
const allFour = (expected: Expected): Four => [expected, expected, expected, expected];

const zoneStates: readonly (readonly [zones: string, expected: Four])[] = [
  [
    'secure.lab nsec3.lab rsa256.lab rsa512.lab p384.lab ed25519.lab ed448.lab child.sub.secure.lab bothways.lab rollover.lab',
    [there, there, notThere, there],
  ],
  [
    'insecure.lab insecure.optout island.lab unkdigest.lab unkalg.lab child.servfail.lab',
    [unsigned, unsigned, unsignedNotThere, unsigned],
  ],
  ['iter200.lab', [there, unsigned, unsignedNotThere, there]],
  ['bogus.lab', allFour(bogus())],
  ['expired.lab', allFour(bogus(7))],
  ['notyet.lab', allFour(bogus(8))],
  ['wrongds.lab', allFour(bogus(9))],
  ['stripped.lab', allFour(bogus(9, 10))],
  ['nodenial.lab nodenial3.lab', [there, bogus(12), bogus(12), there]],
  ['nocaasig.lab', [bogus(10), there, notThere, there]],
  ['hidden.lab', [bogus(12), there, notThere, there]],
  ['servfail.lab refused.lab lame.lab signed-servfail.lab', allFour(failing)],
  ['silent.lab', allFour(silent)],
];

const single = (name: string, type: TypeName, expected: Expected): StateQuestion => ({ name, type, expected });

export const stateQuestions: readonly StateQuestion[] = [
  ...zoneStates.flatMap(([names, expected]) =>
    names.split(' ').flatMap((zone) => asked.map(([at, type], n) => single(`${at}.${zone}`, type, expected[n]!))),
  ),
  single('to-secure.bothways.lab', 'CAA', there),
  single('to-insecure.bothways.lab', 'CAA', unsigned),
  single('to-bogus.bothways.lab', 'CAA', bogus()),
  single('mail-ok.d.dnamed.lab', 'CAA', there),
  single('x.wtxt.secure.lab', 'TXT', there),
  single('x.wtxt.nsec3.lab', 'TXT', there),
  single('_alias.txt.secure.lab', 'TXT', there),
  single('b.c.ent.secure.lab', 'CAA', there),
  single('b.c.ent.nsec3.lab', 'CAA', there),
  single('any.wild.secure.lab', 'CAA', there),
  single('any.wild.nsec3.lab', 'CAA', there),
  single('cname-loop.secure.lab', 'CAA', failing),
  single('shop.closed', 'CAA', there),
  single('closed', 'CAA', there),
  single('.', 'SOA', there),
  single('insecure.lab', 'DS', there),
  // opt-out: RFC 5155 §9.2 forbids AD; delv reports the proof itself
  single('insecure.optout', 'DS', { ...unsigned, delv: 'secure' }),
  single('servfail.lab', 'DS', there),
  single('wrongds.lab', 'DS', there),
  single('wrongds.lab', 'DNSKEY', bogus(9)),
  single('bogus.lab', 'DNSKEY', there),
];
