import type { Words } from '../words';

/** What a certificate authority, a linter, a perspective service or a mail server beyond our walls answered. */
export const certificateAuthority = {
  'ca-refused': {
    title: 'The CA refused',
    what: 'The certificate authority {connector|of this profile} refused to make the certificate: {reason|it gave no reason}.',
    why: 'Nothing was issued. The proofs of the request are kept.',
    fix: 'Correct what it names and generate again, or ask an operator.',
  },
  'ca-unreachable': {
    title: 'The CA does not answer',
    what: 'The certificate authority {connector|of this profile} could not be reached.',
    why: 'Nothing was issued. The proofs of the request are kept.',
    fix: 'Try again in a few minutes. If it stays, tell an operator.',
  },
  'ca-timeout': {
    title: 'The CA takes too long',
    what: 'The certificate authority {connector|of this profile} did not answer in time.',
    why: 'It may still issue: we look for the certificate before anything is asked again.',
    fix: 'Wait. This page shows the certificate as soon as it is found.',
  },
  'ca-mismatch': {
    title: 'Not what was ordered',
    what: 'The certificate differs from the order in {difference|its content}.',
    why: 'A certificate with other names, another key or other dates is never handed out.',
    fix: 'An operator must look at the configuration of the certificate authority.',
  },
  'ca-cannot-revoke': {
    title: 'Cannot be revoked here',
    what: 'The certificate authority {connector|of this certificate} cannot revoke through us.',
    why: 'Its connector has no such function.',
    fix: 'Revoke it at the certificate authority itself and note that here.',
  },
  'ca-outcome-unknown': {
    title: 'Outcome not known',
    what: 'We do not know whether the certificate authority issued.',
    why: 'The line broke at the wrong moment, and asking again could make a second certificate.',
    fix: 'An operator looks at the certificate authority and settles it here.',
  },
  'linter-unreachable': {
    title: 'Linter does not answer',
    what: 'The check of the certificate against the rules could not run.',
    why: 'The profile asks for it before a certificate is made.',
    fix: 'Try again. If it stays, tell an operator.',
  },
  'lint-finding': {
    title: 'Against the rules',
    what: 'The certificate would break a rule: {finding|see the findings}.',
    why: 'A certificate that breaks the rules would have to be revoked.',
    fix: 'Correct the field that the finding names, or ask an operator to correct the profile.',
  },
  'mail-refused': {
    title: 'Mail refused',
    what: 'The mail server refused the mail: {text|it gave no reason}.',
    why: 'Nothing was delivered.',
    fix: 'Check address and sender, or ask an operator to look at the mail server.',
  },
} satisfies Record<string, Words>;
