import type { Words } from '../words';

/** What a record is, and whether it can be changed now. */
export const records = {
  'not-found': {
    title: 'Not found',
    what: 'There is nothing here that you can see.',
    why: 'It does not exist, or it belongs to an enterprise that is not yours.',
    fix: 'Check the address, or go back to the list.',
  },
  'wrong-state': {
    title: 'Not possible now',
    what: 'This cannot be done while it is {state|in its present state}.',
    why: 'It may have moved on since the page was loaded.',
    fix: 'Reload and see what is possible now.',
  },
  'changed-meanwhile': {
    title: 'Changed in another window',
    what: 'Somebody, perhaps you in another window, changed this after you opened it.',
    why: 'Saving now would undo that change without a word.',
    fix: 'Reload, compare, and save again.',
  },
  'already-exists': {
    title: 'Exists already',
    what: '{name|One of that name} exists already.',
    why: 'Two of the same could not be told apart.',
    fix: 'Choose another name, or use the one that is there.',
  },
  'in-use': {
    title: 'In use',
    what: '{name|It} is still used by {users|other records}.',
    why: 'Deleting it would break what depends on it.',
    fix: 'Switch it off instead, or change what uses it first.',
  },
  'connector-inactive': {
    title: 'Connector is switched off',
    what: 'The connector {name|of this profile} is not active.',
    why: 'Nothing is asked of an outside system that was switched off.',
    fix: 'Ask an operator to switch it on or to choose another one in the profile.',
  },
  'secret-required': {
    title: 'Secret needed again',
    what: 'A new address needs its secret typed again.',
    why: 'Otherwise a stored secret could be sent to a server that was never meant to have it.',
    fix: 'Type the secret together with the new address.',
  },
} satisfies Record<string, Words>;
