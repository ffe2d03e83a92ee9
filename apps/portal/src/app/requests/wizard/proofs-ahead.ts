import type { Check, RequestDetail } from '@countersign/contracts';

/** One line of "What will have to be proved". */
export type Proof =
  | { readonly kind: 'counts'; readonly what: string; readonly until: string | null }
  | { readonly kind: 'mail'; readonly count: number }
  | { readonly kind: 'domain'; readonly what: string; readonly ways: readonly ('txt' | 'file')[] }
  | { readonly kind: 'caa'; readonly domains: number }
  | { readonly kind: 'mpic' };

type Stated = Pick<RequestDetail, 'checks' | 'san'> & {
  readonly profile: Pick<RequestDetail['profile'], 'validationType' | 'domainMethods' | 'mpic'>;
};

/**
 * What the names that are stated will ask of a person, before the checks are planned: so nothing surprises on the board. It only
 * foretells; what is asked in the end is decided by the server's plan.
 */
export function proofsAhead({ checks, san: { emails, dnsNames }, profile }: Stated): Proof[] {
  const asked = profile.validationType;
  const mailboxes = asked === 'mailbox' || asked === 'domain_mailbox' ? emails : [];
  const domains = asked === 'domain' || asked === 'domain_mailbox' ? dnsNames : [];
  const proven = (kind: Check['kind'], name: string) =>
    checks.find((check) => check.kind === kind && check.status === 'verified' && sameName(check.identifier, name));

  const counting = [
    ...mailboxes.flatMap((address) => proven('mailbox', address) ?? []),
    ...domains.flatMap((name) => proven('domain', name) ?? []),
  ].map((check): Proof => ({ kind: 'counts', what: check.identifier, until: check.validUntil }));
  const tokens = mailboxes.filter((address) => !proven('mailbox', address)).length;
  const caa = checks.filter(({ kind }) => kind === 'caa').length;
  return [
    ...counting,
    ...(tokens > 0 ? [{ kind: 'mail', count: tokens } as const] : []),
    ...domains
      .filter((name) => !proven('domain', name))
      .map((what) => ({ kind: 'domain', what, ways: profile.domainMethods }) as const),
    ...(caa > 0 ? [{ kind: 'caa', domains: caa } as const] : []),
    ...(profile.mpic && domains.length + caa > 0 ? [{ kind: 'mpic' } as const] : []),
  ];
}

const sameName = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();
