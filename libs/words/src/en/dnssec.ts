import type { Words } from '../words';

/** Where a chain of DNSSEC signatures breaks (RFC 4035). */
export const dnssec = {
  'dnssec-expired': {
    title: 'Signature has expired',
    what: 'The DNSSEC signature of {zone|the zone} (key {keyTag|of the zone}) ended on {date|an earlier date}.',
    why: 'Answers with an expired signature may be old or forged.',
    fix: 'Sign the zone again and check the clock of the signer.',
  },
  'dnssec-not-yet': {
    title: 'Signature from the future',
    what: 'The DNSSEC signature of {zone|the zone} (key {keyTag|of the zone}) begins on {date|a later date}.',
    why: 'A signature does not count before it begins.',
    fix: 'Check the clock of the signer and sign the zone again.',
  },
  'dnssec-wrong-ds': {
    title: 'DS does not fit the keys',
    what: 'The DS records of {zone|the zone} fit none of its keys. DS: {ds|at the registrar}; keys: {keys|in the zone}.',
    why: 'The chain of trust from the zone above is broken.',
    fix: 'Put the DS record of the present key at the registrar.',
  },
  'dnssec-no-dnskey': {
    title: 'Zone without keys',
    what: '{zone|The zone} has a DS record at the registrar, but no keys.',
    why: 'The zone above says that it is signed.',
    fix: 'Sign the zone, or remove the DS record.',
  },
  'dnssec-unsigned': {
    title: 'Signature is missing',
    what: 'The {type|records} of {zone|the zone} carry no signature, although it has a DS record.',
    why: 'The zone above says that it is signed.',
    fix: 'Sign the zone, or remove the DS record.',
  },
  'dnssec-bad-signature': {
    title: 'Signature does not fit',
    what: 'The DNSSEC signature of the {type|records} of {zone|the zone} does not verify.',
    why: 'The records may have been changed after they were signed.',
    fix: 'Sign the zone again and check that all its servers serve one version.',
  },
  'dnssec-no-denial': {
    title: 'Absence is not proved',
    what: '{zone|The zone} does not prove that the record is absent.',
    why: 'In a signed zone "not there" must be signed too.',
    fix: 'Have the name server send NSEC or NSEC3 records; some strip them.',
  },
  'dnssec-bogus': {
    title: 'DNSSEC is broken',
    what: 'The answer for {name|this name} does not verify: {text|the resolver gave no place}.',
    why: 'An answer that does not verify may be forged.',
    fix: 'Have the zone checked and signed again.',
  },
  'dnssec-disagree': {
    title: 'Resolvers disagree',
    what: '{first|One resolver} says that the answer is broken, {second|another} that it is sound.',
    why: 'We do not choose the friendlier answer.',
    fix: 'Wait until the change has reached all servers. We look again by ourselves.',
  },
  'dnssec-unsupported': {
    title: 'DNSSEC that counts as unsigned',
    what: '{zone|The zone} uses {algorithm|an algorithm, digest or iterations} that resolvers do not support.',
    why: 'It is treated as if it were not signed.',
    fix: 'Change to a present algorithm, such as ECDSA P-256 (13), when you can.',
  },
} satisfies Record<string, Words>;
