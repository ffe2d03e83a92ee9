import type { Member, MemberQuery, Page, PersonState } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, type EntityManager } from 'typeorm';
import { Rows } from '../../database/rows';
import type { Tx } from '../../database/tx';
import type { Scope } from '../../shared/access/scope';
import { versioned } from '../../shared/answers';
import { newId } from '../../shared/ids';
import { assertMatch } from '../../shared/match';
import { listOf, mapPage } from '../../shared/page';
import { RaError } from '../../shared/problem';
import { searchPattern } from '../../shared/search';
import { MemberLine, MembershipEntity, toDto } from './membership.entity';

const sorts = { since: 'row.since', name: 'row.name', email: 'row.email' };

/** The one way to the table `membership`. A member is found by the person's id, within one enterprise of the scope. */
@Injectable()
export class MemberStore {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  async list(enterpriseId: string, asked: MemberQuery, scope: Scope): Promise<Page<Member>> {
    const query = new Rows(this.db.manager, MemberLine, scope).query();
    query.andWhere('row.enterpriseId = :enterpriseId', { enterpriseId });
    if (asked.status) query.andWhere('row.status = any(:status)', { status: asked.status });
    if (asked.roleId) query.andWhere('row.roleId = any(:roleId)', { roleId: asked.roleId });
    if (asked.q) query.andWhere('(row.name ilike :q or row.email ilike :q)', { q: searchPattern(asked.q) });
    return mapPage(await listOf(query, asked, { sorts, id: 'row.id', usual: 'name:asc', whose: enterpriseId }), toDto);
  }

  async lock(tx: Tx, enterpriseId: string, personId: string, scope: Scope): Promise<MembershipEntity> {
    const row = await tx
      .rows(MembershipEntity, scope)
      .query()
      .andWhere('row.enterpriseId = :enterpriseId and row.personId = :personId', { enterpriseId, personId })
      .setLock('for_no_key_update')
      .getOne();
    if (row === null) throw new RaError('not-found');
    assertMatch(row.version, tx.caller);
    return row;
  }

  async whole(
    manager: EntityManager,
    { enterpriseId, personId }: Pick<MembershipEntity, 'enterpriseId' | 'personId'>,
  ): Promise<Member> {
    const line = await manager.findOneByOrFail(MemberLine, { enterpriseId, personId });
    return versioned(toDto(line), line.version);
  }

  /** Of these people, in all their enterprises. */
  of(manager: EntityManager, personIds: readonly string[]): Promise<MemberLine[]> {
    return manager.find(MemberLine, { where: { personId: In(personIds) }, order: { since: 'ASC', id: 'ASC' } });
  }

  async isMember(manager: EntityManager, enterpriseId: string, personId: string): Promise<boolean> {
    return manager.existsBy(MembershipEntity, { enterpriseId, personId });
  }

  /** Null: no member there. */
  async stateOf(manager: EntityManager, enterpriseId: string, personId: string): Promise<PersonState | null> {
    return (await manager.findOneBy(MembershipEntity, { enterpriseId, personId }))?.status ?? null;
  }

  /** Which of these addresses (by their keys) belong to members there. */
  async amongAddresses(
    manager: EntityManager,
    enterpriseId: string,
    keys: readonly string[],
  ): Promise<ReadonlySet<string>> {
    const rows = await manager.query<{ key: string }[]>(
      `select p.address_key as key from membership m join person p on p.id = m.person_id where m.enterprise_id = $1 and p.address_key = any($2)`,
      [enterpriseId, keys],
    );
    return new Set(rows.map(({ key }) => key));
  }

  /** A place for somebody who has not come in yet. Who is a member already stays as they are. */
  async expect(tx: Tx, who: Pick<MembershipEntity, 'enterpriseId' | 'personId' | 'roleId'>): Promise<void> {
    const row = { id: newId(), ...who, status: 'invited' as const, since: tx.now, version: 1 };
    await tx.manager.createQueryBuilder().insert().into(MembershipEntity).values(row).orIgnore().execute();
  }

  /** Makes a member; one who was only invited so far is one now, who was one already stays as they are. */
  async join(tx: Tx, who: Pick<MembershipEntity, 'enterpriseId' | 'personId' | 'roleId'>): Promise<void> {
    const row = { id: newId(), ...who, status: 'active' as const, since: tx.now, version: 1 };
    await tx.manager.createQueryBuilder().insert().into(MembershipEntity).values(row).orIgnore().execute();
    const { enterpriseId, personId, roleId } = who;
    await tx.manager.update(
      MembershipEntity,
      { enterpriseId, personId, status: 'invited' },
      { status: 'active', roleId },
    );
  }

  async save(tx: Tx, row: MembershipEntity): Promise<void> {
    row.version += 1;
    await tx.manager.save(MembershipEntity, row);
  }

  /** All of one enterprise, or of one person; answers who they were, and where. */
  async removeAll(tx: Tx, of: { enterpriseId: string } | { personId: string }): Promise<MemberLine[]> {
    const all = await tx.manager.findBy(MemberLine, of);
    await tx.manager.delete(MembershipEntity, of);
    return all;
  }

  async remove(tx: Tx, { id }: MembershipEntity): Promise<void> {
    await tx.manager.delete(MembershipEntity, { id });
  }
}
