import type { Words } from '../words';

/** Why an address is not invited, and what a file of invitations lacks. */
export const invitations = {
  'already-member': {
    title: 'Already here',
    what: '{email|This address} belongs to a member already.',
    why: 'Who is in needs no invitation.',
    fix: 'Change the role in the list of members.',
  },
  'already-invited': {
    title: 'Already invited',
    what: '{email|This address} has an invitation that waits for an answer.',
    why: 'Each address has one open invitation at a time.',
    fix: 'Send that one again, or withdraw it first.',
  },
  'listed-twice': {
    title: 'Listed twice',
    what: '{email|This address} stands in line {line|above} already.',
    why: 'One address is invited once: the first line counts.',
    fix: 'Take one of the lines out.',
  },
  'unknown-role': {
    title: 'Role not known here',
    what: '{role|This} is not a role of this enterprise.',
    why: 'Each enterprise has its own roles.',
    fix: 'Write the name of a role as it stands in the list of roles.',
  },
  'column-missing': {
    title: 'Column missing',
    what: 'The first line of the file names no column {column|that is needed}.',
    why: 'Columns are found by their names: name, email, role.',
    fix: 'Begin the file with the line name,email,role.',
  },
  'csv-unreadable': {
    title: 'Not a table that can be read',
    what: 'The file cannot be read as CSV in UTF-8{near|}.',
    why: 'A quote that is not closed, or another encoding, would mix up the columns.',
    fix: 'Save the table as CSV UTF-8 and upload it again.',
  },
} satisfies Record<string, Words>;
