import type { Words } from '../words';

/** The proof of a host name by a file (TLS BR 3.2.2.4.18), and the usual slips. */
export const file = {
  'file-unreachable': {
    title: 'Web server does not answer',
    what: 'We could not connect to {address|the web server}, port {port|80}: {error|no answer}.',
    why: 'The file is fetched from the name itself.',
    fix: 'Open the port, or prove the domain by a TXT record.',
    reasons: {
      'no-address': {
        what: '{name|The name} has no address: there is neither an A nor an AAAA record.',
        fix: 'Publish the address of its web server, or prove the domain by a TXT record.',
      },
    },
  },
  'file-address-refused': {
    title: 'Address is not public',
    what: '{name|The name} leads to {address|an address} in {range|a range that is not public}.',
    why: 'Only what the public internet sees proves control.',
    fix: 'Publish a public address, or prove the domain by a TXT record.',
  },
  'file-redirect-refused': {
    title: 'Redirect not followed',
    what: 'The server sends us on to {location|another place}.',
    why: 'Only redirects 301, 302, 307 and 308 to ports 80 and 443 of a name are followed, at most ten.',
    fix: 'Serve the path without that redirect.',
    reasons: {
      status: { what: 'The server sends us on with status {status|303}, which is not followed.' },
      'no-location': { what: 'The server sends us on with status {status|301}, but does not say where to.' },
      unreadable: { what: 'The server sends us on to {location|a place} that cannot be read as an address.' },
      scheme: { what: 'The server sends us on to {location|a place} that is neither http nor https.' },
      userinfo: { what: 'The server sends us on to {location|a place} with a user name in its address.' },
      host: { what: 'The server sends us on to {location|a place} whose host is no DNS name.' },
      port: { what: 'The server sends us on to {location|a place} on a port other than 80 and 443.' },
      'too-long': { what: 'The server sends us on to an address of more than 2,000 characters.' },
      loop: { what: 'The server sends us in a circle, back to {location|where we have been}.' },
      'too-many': { what: 'The server sends us on more than ten times, in the end to {location|another place}.' },
    },
  },
  'file-status': {
    title: 'Not status 200',
    what: 'The server {server|of this name} answers with status {status|other than 200}.',
    why: 'The file must be there for everybody, without signing in.',
    fix: 'Check folder and file name, and open the address in a private window.',
  },
  'file-html': {
    title: 'A page, not the file',
    what: 'The server sends a page: {start|it begins with HTML}.',
    why: 'It may be a log-in, a parked domain or an error page with status 200.',
    fix: 'Serve the bare file at this address.',
    reasons: {
      title: { what: 'The server sends a page with the title “{title|a page}”: {start|it begins with HTML}.' },
    },
  },
  'file-mismatch': {
    title: 'Other content',
    what: 'The file holds {start|something else}.',
    why: 'Its content must be the value alone, character by character.',
    fix: 'Download the file again and put it there unchanged.',
    reasons: { empty: { what: 'The file is empty.' } },
  },
  'file-too-large': {
    title: 'Answer too large',
    what: 'The answer is larger than {limit|10,000 bytes}.',
    why: 'The file has 26 characters; more is not read.',
    fix: 'Serve the bare file at this address.',
    reasons: {
      headers: {
        what: 'The headers of the answer are larger than 16 KiB.',
        fix: 'Serve the file without cookies and other headers that it does not need.',
      },
    },
  },
  'file-too-slow': {
    title: 'Web server too slow',
    what: 'The file did not arrive within {limit|10} seconds.',
    why: 'A check does not wait longer.',
    fix: 'Try again. If it stays, serve the file from a faster place or use a TXT record.',
  },
  'file-encoded': {
    title: 'Compressed answer',
    what: 'The server sends the file in the encoding {encoding|that we did not ask for}.',
    why: 'We ask for the bare bytes.',
    fix: 'Switch compression off for this path.',
  },
  'file-extra': {
    title: 'Value inside more text',
    what: 'The value stands inside a longer text.',
    why: 'The file must hold the value alone.',
    fix: 'Remove everything else.',
    reasons: {
      'white-space': {
        what: 'There is a line break or blank before or after the value: that does no harm.',
        fix: 'Nothing needs to be done.',
      },
    },
  },
  'file-charset': {
    title: 'Saved in another encoding',
    what: 'The file is UTF-16, or has a byte order mark in its middle.',
    why: 'The value is compared byte by byte.',
    fix: 'Save it as plain text in ASCII or UTF-8.',
    reasons: {
      bom: { what: 'The file begins with a byte order mark: that does no harm.', fix: 'Nothing needs to be done.' },
    },
  },
  'file-download-name': {
    title: 'File name with another ending',
    what: 'The file is there as {found|a name with another ending}.',
    why: 'Windows hides endings, so a second one is easily added.',
    fix: 'Rename it to {name|the name that is shown}.',
  },
  'file-redirect-away': {
    title: 'All paths lead elsewhere',
    what: 'The server sends every path to {location|its start page}.',
    why: 'So the file can never be reached.',
    fix: 'Except the path /.well-known/pki-validation/ from that rule.',
  },
  'file-case': {
    title: 'Capitals differ',
    what: 'The file holds the value with other capitals.',
    why: 'The value must be equal, character by character.',
    fix: 'Download the file again and put it there unchanged.',
  },
  'file-old-value': {
    title: 'An earlier value',
    what: 'The file holds the value of {date|an earlier challenge}.',
    why: 'Each challenge has a value of its own.',
    fix: 'Replace it by the file that is offered now.',
  },
} satisfies Record<string, Words>;
