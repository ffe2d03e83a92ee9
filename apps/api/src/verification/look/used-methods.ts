import type { DomainMethod } from '@countersign/contracts';
import { isBelow } from '@countersign/pki';
import type { CheckEntity } from '../check.entity';

type Facts = Pick<CheckEntity, 'kind' | 'identifier' | 'method'> & { readonly methods: readonly DomainMethod[] };

/** How control of a domain is proven beside its CAA look-up, in the words of RFC 8657 §4. */
export function usedMethods(name: string, checks: readonly Facts[]): string[] {
  const used = checks.flatMap(({ kind, identifier, method, methods }) => {
    if (kind === 'mailbox') return identifier.endsWith(`@${name}`) ? ['ca-mailbox-token'] : [];
    if (kind !== 'domain' || !isBelow(name, identifier)) return [];
    return (method === null ? methods : [method]).map((each) => (each === 'txt' ? 'ca-dns-txt' : 'ca-http-file'));
  });
  return [...new Set(used)].sort();
}
