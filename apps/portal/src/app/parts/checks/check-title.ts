import type { Check } from '@countersign/contracts';

const what: Record<Exclude<Check['kind'], 'mailbox'>, () => string> = {
  domain: () => $localize`:@@board.domain:domain`,
  caa: () => 'CAA',
  dnssec: () => 'DNSSEC',
  mpic: () => 'Open MPIC',
};

/** A row by a name of its own: one domain stands in several sections. */
export const titleOf = ({ kind, identifier }: Pick<Check, 'kind' | 'identifier'>): string =>
  kind === 'mailbox' ? identifier : `${identifier}, ${what[kind]()}`;
