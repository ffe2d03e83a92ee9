import type { Page, Profile, ProfileContent, ProfileQuery } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import type { Tx } from '../database/tx';
import { LooksUp } from '../shared/access/looks-up';
import type { Scope } from '../shared/access/scope';
import { assertMatch } from '../shared/match';
import { listOf } from '../shared/page';
import { RaError } from '../shared/problem';
import { searchPattern } from '../shared/search';
import { FindProfiles, type ProfileRef } from './find-profiles';
import { connectorsOf } from './profile-rules';
import { ProfileConnectorRow, ProfileRow, ProfileVersionRow } from './profile.entity';

const SORTS = { name: 'row.name', createdAt: 'row.createdAt' };

/** The one way to the rows of profiles. Members see what is assigned to an enterprise of theirs. */
@Injectable()
export class ProfileStore {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly findProfiles: FindProfiles,
  ) {}

  @LooksUp('profile')
  has(id: string, scope: Scope): Promise<boolean> {
    return this.within(scope).andWhere('row.id = :id', { id }).getExists();
  }

  async page(asked: ProfileQuery, scope: Scope): Promise<Page<Profile>> {
    const query = this.within(scope);
    if (asked.q) query.andWhere('(row.name ilike :q or row.description ilike :q)', { q: searchPattern(asked.q) });
    if (asked.active !== undefined) query.andWhere('row.active = :active', { active: asked.active });
    if (asked.validationType) query.andWhere('row.validationType = any(:types)', { types: asked.validationType });
    const page = await listOf(query, asked, { sorts: SORTS, id: 'row.id', usual: 'name:asc' });
    return {
      ...page,
      items: await this.current(
        this.db.manager,
        page.items.map(({ id }) => id),
      ),
    };
  }

  /** In the order asked for. */
  async current(manager: EntityManager, ids: readonly string[]): Promise<Profile[]> {
    const found = await this.findProfiles.run(
      manager,
      ids.map((id) => ({ id })),
    );
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  async get(ref: ProfileRef, manager: EntityManager = this.db.manager): Promise<Profile> {
    const [profile] = (await this.findProfiles.run(manager, [ref])).values();
    if (!profile) throw new RaError('not-found');
    return profile;
  }

  async lock(tx: Tx, id: string): Promise<ProfileRow> {
    const row = await tx.manager
      .createQueryBuilder(ProfileRow, 'row')
      .where({ id })
      .setLock('for_no_key_update')
      .getOne();
    if (!row) throw new RaError('not-found');
    assertMatch(row.version, tx.caller);
    return row;
  }

  /** A new version, and the profile shows it. */
  async keep(
    { manager, now }: Tx,
    { id, version, createdAt }: Pick<ProfileRow, 'id' | 'version' | 'createdAt'>,
    content: ProfileContent,
  ): Promise<void> {
    const { name, description, active, validationType } = content;
    await manager.upsert(ProfileRow, { id, version, name, description, active, validationType, createdAt }, ['id']);
    await manager.insert(ProfileVersionRow, { profileId: id, version, content, createdAt: now });
    const connectorIds = new Set(connectorsOf(content).map((named) => named.id));
    await manager.insert(
      ProfileConnectorRow,
      [...connectorIds].map((connectorId) => ({ profileId: id, version, connectorId })),
    );
  }

  private within({ limit }: Scope): SelectQueryBuilder<ProfileRow> {
    const query = this.db.manager.createQueryBuilder(ProfileRow, 'row').where('true');
    if (limit === 'all') return query;
    return query.andWhere(
      'exists (select from enterprise_profile where profile_id = row.id and enterprise_id = any(:reach))',
      {
        reach: [...limit.whole, ...limit.own],
      },
    );
  }
}
