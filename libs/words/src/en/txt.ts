import type { Words } from '../words';

/** The proof of a domain by a TXT record (TLS BR 3.2.2.4.7), and the usual slips. */
export const txt = {
  'txt-missing': {
    title: 'No TXT record',
    what: 'There is no TXT record at {name|the name}.',
    why: 'A record at this very name proves that you control the domain.',
    fix: 'Create the record that is shown, wait until all name servers have it, and verify again.',
  },
  'txt-mismatch': {
    title: 'Another TXT record',
    what: 'None of the TXT records at {name|the name} is the expected value.',
    why: 'The value must be equal, character by character.',
    fix: 'Replace the record by the value that is shown.',
  },
  'txt-at-apex': {
    title: 'One name too high',
    what: 'The value stands at {found|the domain itself}.',
    why: 'It is needed at {name|the name below it}.',
    fix: 'Move the record there.',
  },
  'txt-zone-doubled': {
    title: 'Zone written twice',
    what: 'The value stands at {found|a name that ends with the zone twice}.',
    why: 'Your provider appends the zone by itself.',
    fix: 'Enter only {host|_ra-challenge} as the name.',
  },
  'txt-no-underscore': {
    title: 'Underscore is missing',
    what: 'The value stands at {found|a name without the underscore}.',
    why: 'The name begins with an underscore, so that it can never be a host.',
    fix: 'Use the name {name|with the underscore}.',
  },
  'txt-at-www': {
    title: 'Below www',
    what: 'The value stands at {found|a name below www}.',
    why: 'It is needed at {name|the name without www}.',
    fix: 'Use that name.',
  },
  'txt-quoted': {
    title: 'Quotation marks in the value',
    what: 'The record at {name|the name} holds quotation marks or backslashes as part of its value.',
    why: 'Your provider adds the quotation marks of the zone file by itself.',
    fix: 'Remove the quotation marks.',
  },
  'txt-whitespace': {
    title: 'Blank in the value',
    what: 'The record at {name|the name} has a blank or a line break too many.',
    why: 'The value must be equal, character by character.',
    fix: 'Copy the value again without anything round it.',
  },
  'txt-case': {
    title: 'Capitals differ',
    what: 'The record at {name|the name} has capital letters where the value has small ones.',
    why: 'The value must be equal, character by character.',
    fix: 'Copy the value again and keep its small letters.',
  },
  'txt-trailing-dot': {
    title: 'Dot at the end',
    what: 'The record at {name|the name} ends with a dot that is not part of the value.',
    why: 'The value must be equal, character by character.',
    fix: 'Remove the dot.',
  },
  'txt-embedded': {
    title: 'Value inside a longer text',
    what: 'The record at {name|the name} holds the value inside a longer text.',
    why: 'The record must be the value alone.',
    fix: 'Remove what stands before and after it.',
  },
  'txt-old-value': {
    title: 'An earlier value',
    what: 'The record at {name|the name} holds the value of {date|an earlier challenge}.',
    why: 'Each challenge has a value of its own.',
    fix: 'Replace it by the value that is shown now.',
  },
  'txt-cname': {
    title: 'The name is an alias',
    what: '{name|The name} is a CNAME to {target|another name}, and there is no TXT record.',
    why: 'We follow the alias and look there.',
    fix: 'Remove the CNAME, or put the TXT record at its target.',
  },
  'txt-cname-broken': {
    title: 'Alias that leads nowhere',
    what: '{name|The name} is an alias whose target does not exist or leads in a circle: {chain|see the chain}.',
    why: 'A record beyond it cannot be found.',
    fix: 'Remove the CNAME, or repair it.',
  },
  'txt-nxdomain': {
    title: 'The name does not exist',
    what: 'The zone {zone|of this name} does not know {name|the name}. Resolvers remember that for up to {seconds|some} seconds.',
    why: 'A record that was made since is seen when they have forgotten.',
    fix: 'Create the record at {servers|the name servers of the zone}, wait that long, and verify again.',
  },
  'txt-nodata': {
    title: 'The name has no TXT record',
    what: '{name|The name} exists, but has no TXT record. Resolvers remember that for up to {seconds|some} seconds.',
    why: 'A record that was made since is seen when they have forgotten.',
    fix: 'Add the record at {servers|the name servers of the zone}, wait that long, and verify again.',
  },
  'txt-other-values': {
    title: 'Other TXT records are there',
    what: 'At {name|the name} we saw {values|other values}.',
    why: 'More records at the name do no harm, but none of them is the expected one.',
    fix: 'Add the value that is shown as one more record.',
  },
  'ns-lag': {
    title: 'One name server is behind',
    what: '{server|One name server} (serial {serial|older}) does not have the record yet; {other|another} (serial {otherSerial|newer}) has it.',
    why: 'Changes take a while to reach all servers of a zone.',
    fix: 'Wait until all of them answer alike. We look again by ourselves.',
  },
  'ns-wrong-zone': {
    title: 'Another provider serves the zone',
    what: 'This zone is served by {servers|other name servers}.',
    why: 'A record made elsewhere is not seen by anybody.',
    fix: 'Edit the zone there.',
  },
} satisfies Record<string, Words>;
