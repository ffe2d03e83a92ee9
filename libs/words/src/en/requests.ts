import type { Words } from '../words';

/** The way of a request from its first step to the certificate. */
export const requests = {
  'step-missing': {
    title: 'A step is missing',
    what: 'The step {step|before this one} is not complete.',
    why: 'Later steps build on what stands in earlier ones.',
    fix: 'Go back to it, fill it in, and go on from there.',
  },
  'checks-not-passed': {
    title: 'Something is not proved yet',
    what: '{count|Some} of the checks have not passed.',
    why: 'A certificate is made only when every name in it is proved.',
    fix: 'Open Ownership Verification: it says what is left and who can do it.',
  },
  'nothing-to-start': {
    title: 'Nothing to start',
    what: 'This check is done or is already running.',
    why: 'Starting it again would only void what was sent.',
    fix: 'Wait for its result, or look at its details.',
  },
  'not-started': {
    title: 'Not started yet',
    what: 'This check was not started.',
    why: 'There is no token or value yet against which an answer could be compared.',
    fix: 'Start it first, then verify.',
  },
  'agreement-required': {
    title: 'Agreement to be accepted',
    what: 'The subscriber agreement has not been accepted.',
    why: 'The S/MIME Baseline Requirements ask for it before a certificate is made (section 9.6.3).',
    fix: 'Read it, accept it, and go on.',
  },
  'agreement-not-accepted': {
    title: 'Agreement not accepted',
    what: 'The box "I have read and accept" is not ticked.',
    why: 'Without the agreement no certificate can be made.',
    fix: 'Tick it if you agree.',
  },
  'agreement-changed': {
    title: 'Agreement has a new text',
    what: 'The agreement was changed while you were reading.',
    why: 'What you accept must be the text that is in force.',
    fix: 'Read the new text and accept that one.',
  },
} satisfies Record<string, Words>;
