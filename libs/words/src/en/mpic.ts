import type { Words } from '../words';

/** Looks from several places of the internet (S/MIME BR 3.2.2.2, TLS BR 3.2.2.9). */
export const mpic = {
  'mpic-short': {
    title: 'Too few places agree',
    what: '{passed|Some} of {count|the} perspectives agree, {quorum|more} are needed: {who|some saw something else}.',
    why: 'Control must be seen from several places of the internet.',
    fix: 'Wait until the change has reached all name servers. We look again by ourselves.',
  },
  'mpic-regions': {
    title: 'Seen from one region only',
    what: 'All perspectives that agree lie in {region|one region}.',
    why: 'Two regions at least must agree.',
    fix: 'Check whether your servers answer differently by region. We look again by ourselves.',
  },
  'mpic-unreachable': {
    title: 'Perspectives do not answer',
    what: 'The service {connector|of the perspectives} could not be used: {error|no answer}.',
    why: 'Without it the check cannot pass.',
    fix: 'Try again in a few minutes. If it stays, tell an operator.',
  },
  'mpic-inconsistent': {
    title: 'Answer that contradicts itself',
    what: 'The service {connector|of the perspectives} gave a result that its own list does not bear out.',
    why: 'We count ourselves and believe no sum alone.',
    fix: 'An operator must look at the service; request and response are kept.',
  },
  'mpic-malformed': {
    title: 'Answer cannot be read',
    what: 'The service {connector|of the perspectives} sent something that is not a result.',
    why: 'An answer counts only when all of it can be read.',
    fix: 'An operator must look at the service; request and response are kept.',
  },
} satisfies Record<string, Words>;
