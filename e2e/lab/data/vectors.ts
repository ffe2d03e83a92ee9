// 306 names and what CAA says about a mail certificate for each, for the issuer and the account of `cases.ts`.
import { caaCases, type CaaVerdict, issuer } from './cases.ts';

export interface CaaVector {
  readonly name: string;
  readonly verdict: CaaVerdict;
  /** "" where there is nothing to say. */
  readonly code: string;
  readonly why: string;
}

/** Apexes below which each case stands. */
export const apexes = [
  'secure.lab',
  'nsec3.lab',
  'insecure.lab',
  'insecure.optout',
  'island.lab',
  'child.sub.secure.lab',
];

const bytes = (flags: number, tag: string, value: string, tagLength = tag.length) =>
  Buffer.concat([Buffer.from([flags, tagLength]), Buffer.from(tag + value, 'latin1')]).toString('hex');
/** A name whose CAA records are spelt by its labels (`misbehaving/name-servers.ts`). */
const rawName = (...records: string[]) =>
  `${records.map((hex) => (hex.match(/.{1,60}/g) ?? []).join('.')).join('.and.')}.raw.lab`;

const vector = (name: string, verdict: CaaVerdict, code: string, why: string): CaaVector => ({
  name,
  verdict,
  code,
  why,
});
const allow = (name: string, why: string) => vector(name, 'allow', '', why);
const deny = (name: string, code: string, why: string) => vector(name, 'deny', code, why);
const error = (name: string, code: string, why: string) => vector(name, 'error', code, why);

export const caaVectors: readonly CaaVector[] = [
  ...apexes.flatMap((apex) =>
    caaCases.map(({ at, verdict, code, why }) => vector(`${at}.${apex}`, verdict, code, why)),
  ),
  deny('shop.closed', 'caa-denied', 'the TLD is climbed to'),
  deny('x.y.shop.closed', 'caa-denied', 'the TLD is climbed to from a name that does not exist'),
  allow('mail-ok.child.servfail.lab', 'the set is found below the broken parent'),
  error('absent.child.servfail.lab', 'caa-lookup-failed', 'the climb runs into the broken parent'),
  allow('to-insecure.bothways.lab', 'alias into an unsigned zone'),
  error('to-bogus.bothways.lab', 'dnssec-bad-signature', 'alias into a bogus zone'),
  allow('mail-ok.nodenial.lab', 'presence is proven'),
  error('absent.nodenial.lab', 'dnssec-no-denial', 'absence is not'),
  error('absent.nodenial3.lab', 'dnssec-no-denial', 'the same with NSEC3'),
  error('mail-ok.hidden.lab', 'dnssec-no-denial', 'the set was cut out'),
  error('mail-ok.nocaasig.lab', 'dnssec-unsigned', 'the set has no signature'),
  error('mail-ok.expired.lab', 'dnssec-expired', 'although the record would allow'),
  error('mail-ok.notyet.lab', 'dnssec-not-yet', 'although the record would allow'),
  error('mail-ok.wrongds.lab', 'dnssec-wrong-ds', 'although the record would allow'),
  error('mail-ok.stripped.lab', 'dnssec-no-dnskey', 'although the record would allow'),
  error('mail-ok.bogus.lab', 'dnssec-bad-signature', 'although the record would allow'),
  error('absent.bogus.lab', 'dnssec-bad-signature', 'no CAA is claimed with a bad signature'),
  error('x.servfail.lab', 'caa-lookup-failed', 'server trouble; the zone is provably unsigned'),
  error('x.refused.lab', 'caa-lookup-failed', 'server trouble'),
  error('x.silent.lab', 'caa-lookup-failed', 'nobody answers'),
  error('x.lame.lab', 'caa-lookup-failed', 'not authoritative'),
  error('x.signed-servfail.lab', 'caa-lookup-failed', 'server trouble, zone signed'),
  allow('mail-ok.unkalg.lab', 'an unsupported algorithm is insecure'),
  deny('mail-other.unkalg.lab', 'caa-denied', 'insecure is no free pass'),
  allow('absent.iter200.lab', 'insecure denial'),
  allow(rawName(bytes(0, 'issuemail', issuer)), 'raw.lab serves what its labels spell'),
  deny(rawName(bytes(0, 'issuemail', `${issuer}\0`)), 'caa-malformed', 'NUL behind our name'),
  error(
    rawName(bytes(0, 'issuemail', issuer), bytes(0, '', 'issuemail;')),
    'caa-unreadable',
    'tag length 0 beside a good record',
  ),
  error(
    rawName(bytes(0, 'issuemail', issuer), bytes(0, 'issuemail', ';', 200)),
    'caa-unreadable',
    'tag length past the end',
  ),
  error(rawName('80'), 'caa-unreadable', 'one byte of RDATA'),
];
