import type { RequestDetail } from '@countersign/contracts';

export interface SanFault {
  readonly at: 'emails' | 'dnsNames';
  readonly index: number;
  readonly code: 'email-domain-differs' | 'dns-other-domain';
  readonly params: Readonly<Record<string, string>>;
}
export interface StatedNames {
  readonly emails: readonly string[];
  readonly dnsNames: readonly string[];
}

/** Names are compared as DNS does: no case, no final dot, IDNs by their A-labels (RFC 5890). */
export function comparable(name: string): string {
  const plain = name.trim().toLowerCase().replace(/\.$/, '');
  return URL.parse(`http://${plain}`)?.hostname ?? plain;
}
const domainOf = (email: string) => comparable(email.slice(email.lastIndexOf('@') + 1));
const isWithin = (name: string, base: string) => name === base || name.endsWith(`.${base}`);

/** The one domain that all names of a request belong to: the entry that the others lie below, else the first. */
export function baseOf(dnsNames: readonly string[]): string | null {
  const names = dnsNames.map(comparable);
  const at = names.findIndex((base) => names.every((name) => isWithin(name, base)));
  return dnsNames[Math.max(at, 0)] ?? null;
}

/** What the server will say about names that do not fit together: one domain and its subdomains, each address in one of them. */
export function sanFaults({ emails, dnsNames }: StatedNames): SanFault[] {
  const base = baseOf(dnsNames);
  if (base === null) return [];
  const known = dnsNames.map(comparable);
  const strangers = dnsNames.flatMap((name, index): SanFault[] =>
    isWithin(comparable(name), comparable(base))
      ? []
      : [{ at: 'dnsNames', index, code: 'dns-other-domain', params: { name, base } }],
  );
  const outside = emails.flatMap((email, index): SanFault[] =>
    !email.includes('@') || known.includes(domainOf(email))
      ? []
      : [{ at: 'emails', index, code: 'email-domain-differs', params: { email } }],
  );
  return [...strangers, ...outside];
}

/** The same mailbox in a domain of the request: what the person most likely meant. */
export function nearestAddress(email: string, { dnsNames }: Pick<RequestDetail['san'], 'dnsNames'>): string | null {
  const base = baseOf(dnsNames);
  const local = email.slice(0, email.lastIndexOf('@'));
  return base === null || local === '' ? null : `${local}@${base}`;
}
