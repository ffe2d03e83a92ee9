import type { Words } from '../words';

/** Values of the subject, the alternative names and the validity. */
export const fields = {
  'attribute-not-offered': {
    title: 'Not part of this profile',
    what: '{attribute|This attribute} is not offered by the profile.',
    why: 'A certificate holds only the attributes that its profile names.',
    fix: 'Take it out, or choose another profile.',
  },
  required: {
    title: 'Needed',
    what: '{field|This field} is empty.',
    why: 'It must be filled in.',
    fix: 'Type a value.',
  },
  locked: {
    title: 'Fixed by the profile',
    what: '{field|This value} cannot be changed here.',
    why: 'It is fixed by {source|the profile}.',
    fix: 'Leave it as it is, or choose another profile.',
  },
  pattern: {
    title: 'Not in the form asked for',
    what: '{field|This value} does not have the form that is asked for.',
    why: 'It must look like {example|the example beside it}.',
    fix: 'Change it to that form.',
  },
  'email-invalid': {
    title: 'Not an e-mail address',
    what: '{email|This} is not a whole e-mail address.',
    why: 'An address has a part before the @ and a domain after it, without comments, quotes or blanks.',
    fix: 'Correct it, for example mila@example.org.',
  },
  'email-domain-differs': {
    title: 'Address outside the domains',
    what: '{email|The address} does not belong to one of the Domain Names (DNS) above.',
    why: 'Each address of a request that names domains must belong to one of them.',
    fix: 'Change the address, add its domain, or start a second request for it.',
  },
  'dns-invalid': {
    title: 'Not a domain name',
    what: '{name|This} is not a domain name.',
    why: 'A name has at least two labels of letters, digits and inner hyphens, each of at most 63 characters.',
    fix: 'Correct it, for example mail.example.org. Leave out https:// and anything after the name.',
  },
  'dns-other-domain': {
    title: 'Another domain',
    what: '{name|This name} does not belong to {base|the first domain of the list}.',
    why: 'All names of one request belong to one domain.',
    fix: 'Take it out, or start a second request for it.',
  },
  'dns-public-suffix': {
    title: 'Open to everybody',
    what: '{name|This name} is a public suffix: names below it belong to different people.',
    why: 'Nobody can prove control of all of them.',
    fix: 'Name the domain below it that is yours.',
  },
  'dns-not-approved': {
    title: 'Not an approved domain',
    what: '{name|This name} is not an approved domain of {enterprise|your enterprise}.',
    why: 'The enterprise allows its own verified domains only.',
    fix: 'Choose one of the list, or ask an admin of your enterprise to add it.',
  },
  'domain-owned-by-other': {
    title: 'Assigned to somebody else',
    what: '{name|This domain} is assigned to another user.',
    why: 'The enterprise gives each domain to one person.',
    fix: 'Ask an admin of your enterprise, or an operator, to change the assignment.',
  },
  'domain-held-elsewhere': {
    title: 'Held by another enterprise',
    what: '{name|This domain} is held by another enterprise of this installation.',
    why: 'A domain belongs to one enterprise at a time.',
    fix: 'Ask an operator: they can see who holds it and move it.',
  },
  'validity-out-of-range': {
    title: 'Dates outside the limits',
    what: 'The certificate would be valid from {from|the first day} to {to|the last day}.',
    why: 'The profile and the rules of that date allow at most {days|a certain number of} days.',
    fix: 'Choose an earlier end.',
  },
  'common-name-not-address': {
    title: 'Common name is not one of the addresses',
    what: 'The common name {value|of the subject} is none of the e-mail addresses of the request.',
    why: 'A mailbox-validated certificate may hold a proved address there and nothing else (S/MIME Baseline Requirements 7.1.4.2.2).',
    fix: 'Write one of the addresses, or leave the common name empty.',
  },
  'password-common': {
    title: 'Password known to many',
    what: 'This password is on the lists that attackers try first.',
    why: 'A common password opens an account within a few tries.',
    fix: 'Choose another one: four unrelated words make a good one.',
  },
  'password-own-address': {
    title: 'Password is the address',
    what: 'The password is your own e-mail address, or its first part.',
    why: 'Whoever knows the address would know the password.',
    fix: 'Choose another one: four unrelated words make a good one.',
  },
  'password-own-name': {
    title: 'Password is the name',
    what: 'The password is little more than your own name.',
    why: 'Whoever knows you would guess it.',
    fix: 'Choose another one: four unrelated words make a good one.',
  },
  'password-repeats': {
    title: 'Password repeats itself',
    what: 'The password is the same few characters over and over.',
    why: 'Its length protects only when its characters vary.',
    fix: 'Choose another one: four unrelated words make a good one.',
  },
  'too-many': {
    title: 'Too many',
    what: 'There are more than {limit|50} {what|values}.',
    why: 'A longer list makes certificates that mail programs do not read.',
    fix: 'Take some out and start a second request for them.',
  },
} satisfies Record<string, Words>;
