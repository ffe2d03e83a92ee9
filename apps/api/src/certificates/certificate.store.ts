import type { CertificateQuery, Certificate, Page } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import type { Tx } from '../database/tx';
import { LooksUp } from '../shared/access/looks-up';
import { Scope } from '../shared/access/scope';
import { Clock } from '../shared/clock';
import { assertMatch } from '../shared/match';
import { listOf } from '../shared/page';
import { RaError } from '../shared/problem';
import { wordPatterns } from '../shared/search';
import { CertificateRow } from './certificate.entity';

type Query = SelectQueryBuilder<CertificateRow>;
export type TrustedCertificate = Pick<CertificateRow, 'id' | 'serial'>;
const SORTS = { createdAt: 'row.createdAt', notAfter: 'row.notAfter' };
const STATES: Readonly<Record<Certificate['status'], string>> = {
  active: 'row.revokedAt is null and row.notAfter >= :now',
  expired: 'row.revokedAt is null and row.notAfter < :now',
  revoked: `row.revokedAt is not null and row.revocationReason <> 'certificateHold'`,
  suspended: `row.revokedAt is not null and row.revocationReason = 'certificateHold'`,
};
/** Colons and blanks are how people write them. */
const bareHex = (typed: string) => typed.replace(/[\s:]/g, '').toLowerCase();

/** The one way to the rows of certificates. Who sees only own ones sees those they own or asked for. */
@Injectable()
export class CertificateStore {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  @LooksUp('certificate')
  has(id: string, scope: Scope): Promise<boolean> {
    return this.within(scope).andWhere('row.id = :id', { id }).getExists();
  }

  async get(id: string, scope: Scope): Promise<CertificateRow> {
    return found(await this.within(scope).andWhere('row.id = :id', { id }).getOne());
  }

  /** For a change: locked, and of the version that the caller has seen. */
  async lock(tx: Tx, id: string, scope: Scope): Promise<CertificateRow> {
    const query = this.within(scope, tx.manager).andWhere('row.id = :id', { id }).setLock('for_no_key_update');
    const row = found(await query.getOne());
    assertMatch(row.version, tx.caller);
    return row;
  }

  /** Of an enterprise, by id: what was not revoked for good and has not ended. */
  trustedOf(
    { manager, now }: Pick<Tx, 'manager' | 'now'>,
    { enterpriseId, after }: { readonly enterpriseId: string; readonly after: string | null },
    most: number,
  ): Promise<TrustedCertificate[]> {
    return this.within(Scope.everything('an enterprise that is gone'), manager)
      .select(['row.id', 'row.serial'])
      .andWhere('row.enterpriseId = :enterpriseId', { enterpriseId })
      .andWhere(`(row.revokedAt is null or row.revocationReason = 'certificateHold')`)
      .andWhere('row.notAfter >= :now', { now })
      .andWhere(after === null ? 'true' : 'row.id > :after', { after })
      .orderBy('row.id')
      .limit(most)
      .getMany();
  }

  page(asked: CertificateQuery, scope: Scope): Promise<Page<CertificateRow>> {
    const query = this.within(scope);
    this.filter(query, asked);
    return listOf(query, asked, { sorts: SORTS, id: 'row.id', usual: 'createdAt:desc' });
  }

  private filter(query: Query, asked: CertificateQuery): void {
    const { q, status, enterpriseId, profileId, email, serial, sha256, expiresFrom, expiresTo } = asked;
    if (q) search(query, q);
    if (status) query.andWhere(`(${status.map((one) => `(${STATES[one]})`).join(' or ')})`, { now: this.clock.now() });
    if (enterpriseId) query.andWhere('row.enterpriseId = any(:enterpriseId)', { enterpriseId });
    if (profileId) query.andWhere('row.profileId = any(:profileId)', { profileId });
    if (email) query.andWhere('lower(row.emails::text)::text[] @> array[lower(:email)]', { email });
    if (serial) query.andWhere('row.serial = :serial', { serial: bareHex(serial) });
    if (sha256) query.andWhere('row.sha256 = :sha256', { sha256: bareHex(sha256) });
    if (expiresFrom) query.andWhere('row.notAfter >= :expiresFrom', { expiresFrom });
    if (expiresTo) query.andWhere('row.notAfter <= :expiresTo', { expiresTo });
  }

  private within({ limit }: Scope, manager: EntityManager = this.db.manager): Query {
    const query = manager.createQueryBuilder(CertificateRow, 'row').where('true');
    if (limit === 'all') return query;
    const { whole, own, personId } = limit;
    return query.andWhere(
      '(row.enterpriseId = any(:whole) or (row.enterpriseId = any(:own) and :personId in (row.ownerId, row.requesterId)))',
      { whole, own, personId },
    );
  }
}

function found(row: CertificateRow | null): CertificateRow {
  if (row === null) throw new RaError('not-found');
  return row;
}

const WORDS = `concat_ws(' ', row.subject, replace(row.subject, '=', ' '), array_to_string(row.emails, ' '))`;

/** A name, an address, or a number or fingerprint as it was copied. */
function search(query: Query, q: string): void {
  const hex = bareHex(q);
  query.andWhere(`(${WORDS} ilike any(:words) or row.serial like :number or row.sha256 = :hex)`, {
    words: wordPatterns(q),
    number: /^[0-9a-f]+$/.test(hex) ? `${hex}%` : null,
    hex,
  });
}
