import type { Words } from '../words';

/** The proof of a mailbox by a token (S/MIME BR 3.2.2.2). */
export const mailbox = {
  'mailbox-token-wrong': {
    title: 'Not the token',
    what: 'This is not the token of the newest mail.',
    why: 'Tries left: {triesLeft|a few}. After the last one the token is void.',
    fix: 'Copy it from the newest mail. Hyphens and capitals do not matter.',
  },
  'mailbox-token-expired': {
    title: 'Token too old',
    what: 'The token worked until {until|24 hours after it was sent}.',
    why: 'A token works for 24 hours (S/MIME Baseline Requirements 3.2.2.2).',
    fix: 'Send a new one.',
  },
  'mailbox-token-burnt': {
    title: 'Token is void',
    what: 'A wrong token was typed five times.',
    why: 'This keeps anybody from guessing.',
    fix: 'Send a new one.',
  },
  'mailbox-token-used': {
    title: 'Token already used',
    what: 'This token has proved the mailbox once.',
    why: 'A token works once.',
    fix: 'If the mailbox shows Verified there is nothing left to do. Else send a new one.',
  },
  'mailbox-undeliverable': {
    title: 'Mail cannot be delivered',
    what: 'The mail server of {email|this address} refused the mail: {text|it gave no reason}.',
    why: 'Without the mail nobody can read the token.',
    fix: 'Correct the address, or have the mailbox repaired and send the token again.',
  },
  'mailbox-refused': {
    title: 'The owner did not ask for this',
    what: 'The owner of {email|this mailbox} says that they did not ask for a certificate.',
    why: 'A certificate for a mailbox is made only if its owner agrees.',
    fix: 'Talk to the owner. If it was a misunderstanding, send a new token.',
  },
  'mailbox-delayed': {
    title: 'Mail is delayed',
    what: 'The mail has not left yet: {text|the mail server does not take it now}.',
    why: 'The server may be busy or down. Nothing is lost: we try again by ourselves.',
    fix: 'Wait for the next try, at {nextTryAt|the time that is shown}.',
  },
  'challenge-expired': {
    title: 'Value too old',
    what: 'The value that was to be published is older than 30 days.',
    why: 'A proof must be fresh.',
    fix: 'Replace it by the new value that is shown.',
  },
  'proof-expired': {
    title: 'Proof too old',
    what: 'The proof of {name|this name} was good until {until|some time ago}.',
    why: 'A proof may be used again for a limited time only.',
    fix: 'Verify it again.',
  },
} satisfies Record<string, Words>;
