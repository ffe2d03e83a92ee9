import type { Words } from '../words';

/** How a call was made, and what we could not do for it. */
export const http = {
  'invalid-json': {
    title: 'Not JSON',
    what: 'The body of the call is not JSON that we can read.',
    why: 'Only whole and well-formed JSON is taken, so that nothing is misread.',
    fix: 'Send one JSON object in UTF-8, with the header Content-Type: application/json.',
  },
  'invalid-url': {
    title: 'Address that cannot be read',
    what: 'The address of the call is malformed.',
    why: 'A percent sign in an address must be followed by two hexadecimal digits.',
    fix: 'Encode the parts of the address and send the call again.',
  },
  'method-not-allowed': {
    title: 'Not possible here',
    what: 'This address does not take {method|that method}.',
    why: 'Each address takes certain methods only.',
    fix: 'Use one that the header Allow names.',
  },
  'unsupported-media-type': {
    title: 'Not a type that is read here',
    what: 'The body is of a type that is not read here.',
    why: 'Bodies are JSON, and files are uploaded as multipart/form-data where the address takes them.',
    fix: 'Set the header Content-Type to application/json, or to application/merge-patch+json for a PATCH.',
  },
  'too-slow': {
    title: 'Too slow',
    what: 'The call did not arrive in time.',
    why: 'Its head must be here within ten seconds and its whole within a minute: who keeps a connection open without saying anything takes the place of others.',
    fix: 'Try again; if it stays so, look at the network between you and us.',
  },
  'too-large': {
    title: 'Too large',
    what: 'What you sent is larger than {limit|the limit}.',
    why: 'Limits keep one caller from taking the memory of all.',
    fix: 'Send less at once, or split it.',
  },
  'unknown-field': {
    title: 'Unknown field',
    what: '{field|A field} is not a field that can be set here.',
    why: 'A field that is not known, or that can only be read, is refused so that nothing is dropped silently.',
    fix: 'Take it out, or correct its name.',
  },
  'invalid-field': {
    title: 'Something to mend',
    what: '{field|At least one value} cannot be taken as it is.',
    why: 'Each value must have the form that its field asks for.',
    fix: 'Correct the values that are marked and send them again.',
  },
  'unknown-sort': {
    title: 'Unknown order',
    what: 'The list cannot be sorted by {sort|that}.',
    why: 'Only columns with an index can be sorted, so that long lists stay fast.',
    fix: 'Choose one of the columns that can be sorted.',
  },
  'unknown-filter': {
    title: 'Unknown filter',
    what: '{filter|A filter} or its value is not known for this list.',
    why: 'A filter that is ignored silently would show the wrong rows.',
    fix: 'Take the filter out, or choose one of its values.',
  },
  'page-too-deep': {
    title: 'Page out of reach',
    what: 'Pages reach the first {limit|10,000} rows only.',
    why: 'Counting further would make the list slow for everybody.',
    fix: 'Go on with next, narrow the filters, or sort the other way round.',
  },
  'cursor-mismatch': {
    title: 'Place in another list',
    what: 'The cursor belongs to another order or other filters.',
    why: 'A cursor marks a place in one list and means nothing in another.',
    fix: 'Start the list again without the cursor.',
  },
  'idempotency-key-reused': {
    title: 'Key used for another call',
    what: 'This Idempotency-Key was used for another body.',
    why: 'A key stands for exactly one call, so that a repeat never does something new.',
    fix: 'Use a new key for a new call.',
  },
  'idempotency-in-flight': {
    title: 'Still at work',
    what: 'The first call with this Idempotency-Key is still running.',
    why: 'Its answer will be the answer to this call too.',
    fix: 'Ask again in a second.',
  },
  'rate-limited': {
    title: 'Too often',
    what: 'This was done more often than {limit|is allowed} in a short time.',
    why: 'Limits protect mailboxes and accounts from being flooded.',
    fix: 'Wait {seconds|a few} seconds and try again.',
  },
  unavailable: {
    title: 'Not available now',
    what: 'We cannot serve this at the moment.',
    why: '{part|A part that we need} does not answer. Nothing was changed.',
    fix: 'Try again in a minute.',
  },
  internal: {
    title: 'Something went wrong on our side',
    what: 'We made a mistake and stopped. Nothing was verified or issued by it.',
    why: 'The cause stands in our log under the trace id of this answer.',
    fix: 'Try again. If it stays, tell the operator the trace id.',
  },
} satisfies Record<string, Words>;
