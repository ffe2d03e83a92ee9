import type { Words } from '../words';

/** Who you are, and what you may do. */
export const signIn = {
  'not-signed-in': {
    title: 'Not signed in',
    what: 'You are not signed in, or your session ended.',
    why: 'This is shown to signed-in people only.',
    fix: 'Sign in and try again. What you typed is kept.',
  },
  'invalid-credentials': {
    title: 'Sign-in failed',
    what: 'E-mail address and password do not fit together.',
    why: 'We do not say which of the two is wrong: that would tell strangers who has an account.',
    fix: 'Check both, or have a new password sent to you.',
  },
  'otp-required': {
    title: 'Second factor needed',
    what: 'The password is right. Your account also asks for a code.',
    why: 'A second factor protects accounts that can cause certificates to be issued.',
    fix: 'Type the current code of your authenticator app.',
  },
  'otp-wrong': {
    title: 'Code not taken',
    what: 'The code is not right, or it was used already.',
    why: 'Each code works once, and only for about a minute.',
    fix: 'Wait for the next code of your authenticator app and type that. Is its clock right? A recovery code works too.',
  },
  'sign-in-required': {
    title: 'Sign in to go on',
    what: 'There is an account for this address already.',
    why: 'Only the person who owns the account may accept for it.',
    fix: 'Sign in with it. You come back here afterwards.',
  },
  'other-account': {
    title: 'Meant for another account',
    what: 'You are signed in as {email|somebody else}.',
    why: 'This link was sent to another address and works for its owner only.',
    fix: 'Sign out, then open the link again.',
  },
  forbidden: {
    title: 'Not allowed',
    what: 'Your role does not allow this.',
    why: 'It needs the permission {permission|of another role}.',
    fix: 'Ask an admin of your enterprise for it.',
  },
  xsrf: {
    title: 'Not sent by our page',
    what: 'The call lacks the token that our own pages send along.',
    why: 'Without it another site could act in your name.',
    fix: 'Reload the page and try again. A script uses an API token instead of a cookie.',
  },
  'cross-site': {
    title: 'Sent by another site',
    what: 'The call came from a page of another site.',
    why: 'Other sites may not change anything here.',
    fix: 'Open our own page and do it there.',
  },
  'mfa-required': {
    title: 'Second factor to be set up',
    what: 'Your account may issue certificates or change settings and has no second factor yet.',
    why: 'The S/MIME Baseline Requirements ask for one (section 6.5.1).',
    fix: 'Set up an authenticator app or a passkey in your profile.',
  },
  'step-up-required': {
    title: 'Confirm that it is you',
    what: 'This act asks for your second factor again.',
    why: 'An open session alone must not be enough to issue or to revoke.',
    fix: 'Type a current code, then repeat the act.',
  },
  'enterprise-inactive': {
    title: 'Enterprise is not active',
    what: '{enterprise|The enterprise} is switched off.',
    why: 'Its records can be read, but nothing new is done for it.',
    fix: 'Ask an operator to switch it on again.',
  },
  'cannot-grant': {
    title: 'More than you may give',
    what: 'You cannot give a role that allows more than your own.',
    why: 'Otherwise a role could be raised step by step.',
    fix: 'Choose a smaller role, or ask somebody who holds this one.',
  },
  'own-request': {
    title: 'Your own request',
    what: 'You cannot decide about a request that you made yourself.',
    why: 'Two pairs of eyes are asked for by the profile.',
    fix: 'Ask another approver.',
  },
  'last-operator': {
    title: 'Last operator',
    what: 'This would leave nobody who can manage the installation.',
    why: 'At least one active operator must remain.',
    fix: 'Make another person an operator first.',
  },
  'link-expired': {
    title: 'Link too old',
    what: 'This link worked until {until|some time ago}.',
    why: 'Links in mails work for a limited time.',
    fix: 'Have a new one sent to the same address.',
  },
  'link-used': {
    title: 'Link already used',
    what: 'This link has done its work already.',
    why: 'Each link works once.',
    fix: 'Sign in, or have a new one sent.',
  },
  'link-withdrawn': {
    title: 'Link withdrawn',
    what: 'This link was withdrawn by {by|the person who sent it}.',
    why: 'Whoever invites may take it back as long as it was not used.',
    fix: 'Ask them for a new one if you still need it.',
  },
} satisfies Record<string, Words>;
