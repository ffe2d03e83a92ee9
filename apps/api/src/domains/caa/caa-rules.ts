import type { CaaRecord, PutCaa } from '@countersign/contracts';
import { isNameFault, parseDomain } from '@countersign/pki';
import type { Fault } from '../../shared/problem';

const distinct = (names: readonly string[]) => [...new Set(names)];

/** Issuer domain names in one form: A-labels, lower case. What is none stays as it was typed: it is a fault of its own. */
export const normalIssuers = (typed: readonly string[]): string[] =>
  distinct(
    typed.map((text) => {
      const parsed = parseDomain(text);
      return isNameFault(parsed) ? text : parsed.name;
    }),
  );

/** What the enterprise allows and a CA of ours answers to: nobody can wave through a CA that does not issue here. */
export const effectiveIssuers = (issuers: readonly string[], connectorIssuers: readonly string[]): string[] =>
  issuers.filter((issuer) => connectorIssuers.includes(issuer));

/** All faults at once, each at its place. A switch that lets nobody issue is a mistake. */
export function caaFaults({ enabled, issuers }: PutCaa, connectorIssuers: readonly string[]): Fault[] {
  const names = issuers.flatMap((text, i): Fault[] => {
    const parsed = parseDomain(text);
    if (!isNameFault(parsed)) return [];
    return [{ path: `/issuers/${i}`, code: 'dns-invalid', params: { name: text, reason: parsed.params.reason } }];
  });
  if (names.length > 0 || !enabled) return names;
  if (issuers.length === 0) return [{ path: '/issuers', code: 'required' }];
  const allowed = effectiveIssuers(normalIssuers(issuers), connectorIssuers);
  return allowed.length > 0 ? [] : [{ path: '/issuers', code: 'invalid-field' }];
}

/** What to publish so that these may issue certificates for mail (RFC 9495 §3). */
export const recordsFor = (domains: readonly string[], issuers: readonly string[]): CaaRecord[] =>
  domains.flatMap((name) =>
    issuers.map((value) => ({ name, tag: 'issuemail', value, line: `${name}. IN CAA 0 issuemail "${value}"` })),
  );
