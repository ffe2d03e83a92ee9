import type { Words } from '../words';

/** Questions to the domain name system that got no usable answer. */
export const dns = {
  'dns-timeout': {
    title: 'Name servers do not answer',
    what: 'There was no answer to the question for {name|this name} from {server|the server}.',
    why: 'The name servers of the zone may be down or unreachable.',
    fix: 'Check the name servers of the zone. We look again by ourselves.',
  },
  'dns-servfail': {
    title: 'Name servers failed',
    what: 'The question for {name|this name} was answered with SERVFAIL by {server|the server}.',
    why: 'The name servers of the zone give no usable answer.',
    fix: 'Check the name servers of the zone. We look again by ourselves.',
  },
  'dns-refused': {
    title: 'Name servers refused',
    what: 'The question for {name|this name} was refused by {server|the server}.',
    why: 'The server does not serve this zone, or not to us.',
    fix: 'Check which servers the zone names. We look again by ourselves.',
  },
  'dns-filtered': {
    title: 'Resolver filters',
    what: 'Our resolver {server|in use} filtered the answer for {name|this name}.',
    why: 'A filtered answer proves nothing.',
    fix: 'An operator must configure a resolver that does not filter.',
  },
  'dns-stale': {
    title: 'Resolver gives old answers',
    what: 'Our resolver {server|in use} served old data for {name|this name}.',
    why: 'A proof must come from a fresh answer.',
    fix: 'An operator must switch that off in the resolver.',
  },
  'dns-unreadable': {
    title: 'Answer cannot be read',
    what: 'The answer for {name|this name} from {server|the server} is damaged.',
    why: 'An answer counts only when it can be read to its last byte.',
    fix: 'An operator looks at the bytes, which are kept as evidence.',
  },
  'resolver-not-validating': {
    title: 'No validating resolver',
    what: 'None of our resolvers passes its own test.',
    why: 'Without DNSSEC validation no answer counts.',
    fix: 'An operator must configure a validating resolver.',
  },
  'resolver-path-untrusted': {
    title: 'Resolver over an open path',
    what: 'The resolver {server|in use} is reached over a path on which answers can be changed.',
    why: 'Whoever sits on the path could claim that an answer was validated.',
    fix: 'An operator must use a resolver on this machine, one in DNS_TRUSTED, or DNS over HTTPS.',
  },
} satisfies Record<string, Words>;
