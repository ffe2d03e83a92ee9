import type { AuditEventQuery } from '@countersign/contracts';
import type { SelectQueryBuilder } from 'typeorm';
import type { Scope } from '../shared/access/scope';
import { searchPattern } from '../shared/search';
import type { AuditRecord } from './audit-record.entity';

/** What narrows a list or an export of records. */
export type AuditFilters = Omit<AuditEventQuery, 'sort' | 'size' | 'page' | 'cursor'>;
type Filter = (asked: AuditFilters) => readonly [sql: string, params: object] | undefined;

/** An action whole, or all that begin with the same word: `request.issued`, `request.`. */
const byAction = (action: string) =>
  action.endsWith('.')
    ? (['row.action like :actions', { actions: `${action.replaceAll('_', '\\_')}%` }] as const)
    : (['row.action = :action', { action }] as const);

/** In the list nobody in particular is a person too. */
const actorTypes = (types: NonNullable<AuditFilters['actorType']>) =>
  types.flatMap((type) => (type === 'person' ? [type, 'anonymous'] : [type]));

const filters: Record<keyof Omit<AuditFilters, 'enterpriseId'>, Filter> = {
  q: ({ q }) => (q ? ['(row.objectLabel ilike :q or row.actorName ilike :q)', { q: searchPattern(q) }] : undefined),
  actorId: ({ actorId }) => (actorId ? ['row.actorId = :actorId', { actorId }] : undefined),
  actorType: ({ actorType }) =>
    actorType && ['row.actorType = any(:actorTypes)', { actorTypes: actorTypes(actorType) }],
  action: ({ action }) => (action ? byAction(action) : undefined),
  objectType: ({ objectType }) => (objectType ? ['row.objectType = :objectType', { objectType }] : undefined),
  objectId: ({ objectId }) => (objectId ? ['row.objectId = :objectId', { objectId }] : undefined),
  from: ({ from }) => (from ? ['row.at >= :from', { from }] : undefined),
  to: ({ to }) => (to ? ['row.at <= :to', { to }] : undefined),
};

/** Which enterprises' records: whole chains, and of others one's own deeds. Where nothing else is said an index serves it alone. */
function reached(
  of: readonly string[] | undefined,
  { limit }: Scope,
): readonly [sql: string, params: object] | undefined {
  if (limit === 'all') return of && ['row.enterpriseId = any(:whole)', { whole: of }];
  const asked = (ids: readonly string[]) => ids.filter((id) => of === undefined || of.includes(id));
  const [whole, own] = [asked(limit.whole), asked(limit.own)];
  if (own.length === 0) return ['row.enterpriseId = any(:whole)', { whole }];
  const { personId } = limit;
  const ofOwn = 'row.enterpriseId = any(:own) and row.actorId = :personId';
  return [`(row.enterpriseId = any(:whole) or (${ofOwn}))`, { whole, own, personId }];
}

/** Narrows to what is asked, within what the scope lets through. */
export function narrow(query: SelectQueryBuilder<AuditRecord>, asked: AuditFilters, scope: Scope): typeof query {
  const conditions = [reached(asked.enterpriseId, scope), ...Object.values(filters).map((one) => one(asked))];
  for (const condition of conditions) if (condition) query.andWhere(...condition);
  return query;
}
