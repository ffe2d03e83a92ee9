import type { FacetQuery } from '@countersign/contracts';
import { isNameFault, parseDomain, parseEmail } from '@countersign/pki';
import type { SelectQueryBuilder } from 'typeorm';
import { wordPatterns } from '../shared/search';
import type { RequestListRow } from './request-list.entity';

/** Who looks: "needs me" depends on it. */
interface Looker {
  readonly personId: string | null;
}
type Filter = (asked: FacetQuery, looker: Looker) => readonly [sql: string, params: object] | undefined;

const ofDomain = `(row.dnsNames @> :domains or exists
  (select from unnest(row.emails) email where split_part(email, '@', 2) = any(:domains)))`;
const needsMe = `(row.waitsFor = 'requester' and row.requesterId = :personId)`;

/** Pattern by pattern: an index of trigrams serves each. */
const searched = (patterns: readonly string[]) =>
  [
    `(${patterns.map((_, i) => `row.search like :q${i}`).join(' or ')})`,
    Object.fromEntries(patterns.map((pattern, i) => [`q${i}`, pattern])),
  ] as const;

const filters: Record<keyof FacetQuery, Filter> = {
  q: ({ q }) => (q ? searched(wordPatterns(q.toLowerCase())) : undefined),
  status: ({ status }) => status && ['row.status = any(:status)', { status }],
  enterpriseId: ({ enterpriseId: of }) => of && ['row.enterpriseId = any(:enterprises)', { enterprises: of }],
  profileId: ({ profileId: of }) => of && ['row.profileId = any(:profiles)', { profiles: of }],
  requesterId: ({ requesterId: of }) => of && ['row.requesterId = any(:requesters)', { requesters: of }],
  onBehalf: ({ onBehalf }) => (onBehalf === undefined ? undefined : ['row.onBehalf = :onBehalf', { onBehalf }]),
  email: ({ email }) => (email ? ['row.emails @> :emails', { emails: [addressOf(email)] }] : undefined),
  domain: ({ domain }) => (domain ? [ofDomain, { domains: [domainOf(domain)] }] : undefined),
  serial: ({ serial }) => (serial ? ['row.serial = :serial', { serial: serialOf(serial) }] : undefined),
  kind: ({ kind }) => kind && ['row.kind = any(:kind)', { kind }],
  createdFrom: ({ createdFrom: from }) => (from ? ['row.createdAt >= :from', { from }] : undefined),
  createdTo: ({ createdTo: to }) => (to ? ['row.createdAt <= :to', { to }] : undefined),
  needsMe: (asked, { personId }) =>
    asked.needsMe === undefined ? undefined : [`${needsMe} = :needsMe`, { personId, needsMe: asked.needsMe }],
};

/** Narrows the list; what is not asked for does not narrow. */
export function filter(query: SelectQueryBuilder<RequestListRow>, asked: FacetQuery, looker: Looker): typeof query {
  for (const one of Object.values(filters)) {
    const condition = one(asked, looker);
    if (condition) query.andWhere(...condition);
  }
  return query;
}

const addressOf = (text: string) => {
  const parsed = parseEmail(text);
  return isNameFault(parsed) ? text : parsed.address;
};
const domainOf = (text: string) => {
  const parsed = parseDomain(text);
  return isNameFault(parsed) ? text : parsed.name;
};
const serialOf = (text: string) => text.replace(/[:\s]/g, '').toLowerCase();
