import type { Words } from '../words';

/** CAA records for mail (RFC 8659, RFC 9495, RFC 8657; S/MIME BR 4.2.2.1). */
export const caa = {
  'caa-denied': {
    title: 'CAA names others',
    what: 'The CAA records at {found|the domain} allow {issuers|other authorities} to issue mail certificates, not us.',
    why: 'An issuemail record of {name|this name} or of a domain above it decides (RFC 9495).',
    fix: 'Add the record that is shown, or take this name out.',
  },
  'caa-denied-all': {
    title: 'CAA allows nobody',
    what: 'The CAA records at {found|the domain} say that nobody may issue mail certificates.',
    why: 'An issuemail record without an issuer forbids all (RFC 9495).',
    fix: 'Replace it by the record that is shown, or take this name out.',
  },
  'caa-malformed': {
    title: 'CAA record with a fault',
    what: 'The value {value|of an issuemail record} at {found|the domain} breaks the grammar at {character|one character}.',
    why: 'Such a record restricts, but allows nobody (RFC 8659 section 4.2).',
    fix: 'Correct the record as shown.',
  },
  'caa-critical-unknown': {
    title: 'CAA record that we do not know',
    what: 'The record with tag {tag|unknown to us} at {found|the domain} is marked as critical.',
    why: 'Whoever does not understand a critical record may not issue (RFC 8659 section 4.1).',
    fix: 'Remove it, or clear its flag 128.',
  },
  'caa-parameter': {
    title: 'CAA condition not met',
    what: 'The record at {found|the domain} names us, but its parameter {parameter|of the record} does not fit.',
    why: 'It limits account or method (RFC 8657); expected is {expected|another value}.',
    fix: 'Correct the parameter as shown, or remove it.',
  },
  'caa-unreadable': {
    title: 'CAA record cannot be read',
    what: 'A CAA record at {found|the domain} is damaged.',
    why: 'A record that is dropped could turn a prohibition into a permission, so we stop.',
    fix: 'Repair or remove it.',
  },
  'caa-lookup-failed': {
    title: 'CAA could not be looked up',
    what: 'The question for CAA of {name|this name} failed: {error|no answer}.',
    why: 'Without an answer we may not issue. It is often the name above that fails.',
    fix: 'Have the name servers of {zone|that zone} repaired. We look again by ourselves.',
  },
  'caa-stale': {
    title: 'CAA looked up too long ago',
    what: 'CAA was looked up at {checkedAt|an earlier time} and could not be looked up again.',
    why: 'An answer counts for its TTL or eight hours (S/MIME Baseline Requirements 4.2.2.1).',
    fix: 'Try again.',
  },
  'caa-passed-on-failure': {
    title: 'Passed although the look-up failed',
    what: 'The question for CAA of {name|this name} failed: {error|no answer}. The zone is proved to be unsigned.',
    why: 'The rules allow a pass in this case, and the operator switched it on.',
    fix: 'Have the name servers repaired, so that the next time there is an answer.',
  },
  'caa-flag-one': {
    title: 'Flag 1 in a CAA record',
    what: 'The record with tag {tag|unknown to us} has flag 1.',
    why: 'Critical is flag 128; other flags mean nothing and are ignored.',
    fix: 'Write 128 if you meant critical, else 0.',
  },
  'caa-web-only': {
    title: 'Records for web certificates only',
    what: 'The CAA records at {found|the domain} are for web certificates.',
    why: 'The tags issue and issuewild do not restrict mail certificates (RFC 9495).',
    fix: 'There is nothing to do. Add an issuemail record if you want to restrict mail too.',
  },
} satisfies Record<string, Words>;
