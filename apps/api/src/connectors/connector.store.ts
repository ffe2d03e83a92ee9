import type { Connector, ConnectorQuery, Page } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Tx } from '../database/tx';
import { LooksUp } from '../shared/access/looks-up';
import type { Scope } from '../shared/access/scope';
import { assertMatch } from '../shared/match';
import { listOf } from '../shared/page';
import { RaError } from '../shared/problem';
import { searchPattern } from '../shared/search';
import { SecretBox } from '../shared/secret-box';
import type { Secrets } from './connector-config';
import { ConnectorRow, ConnectorSecretRow } from './connector.entity';

type Use = Connector['usedBy'][number];
const SORTS = { name: 'row.name', kind: 'row.kind', createdAt: 'row.createdAt' };
const place = (row: string, field: string) => ({ table: 'connector_secret', row, field });

/** The one way to the rows of connectors. They belong to no enterprise: only who may act everywhere finds them. */
@Injectable()
export class ConnectorStore {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly secretBox: SecretBox,
  ) {}

  @LooksUp('connector')
  async has(id: string, scope: Scope): Promise<boolean> {
    return scope.limit === 'all' && (await this.db.manager.existsBy(ConnectorRow, { id }));
  }

  async page(asked: ConnectorQuery, scope: Scope): Promise<Page<ConnectorRow>> {
    const query = this.db.manager
      .createQueryBuilder(ConnectorRow, 'row')
      .where(scope.limit === 'all' ? 'true' : 'false');
    if (asked.q) query.andWhere('row.name ilike :q', { q: searchPattern(asked.q) });
    if (asked.kind) query.andWhere('row.kind = any(:kinds)', { kinds: asked.kind });
    if (asked.active !== undefined) query.andWhere('row.active = :active', { active: asked.active });
    return listOf(query, asked, { sorts: SORTS, id: 'row.id', usual: 'name:asc' });
  }

  async get(id: string, manager: EntityManager = this.db.manager): Promise<ConnectorRow> {
    return found(await manager.findOneBy(ConnectorRow, { id }));
  }

  /** For a change: locked, and of the version that the caller has seen. */
  async lock(tx: Tx, id: string): Promise<ConnectorRow> {
    const query = tx.manager.createQueryBuilder(ConnectorRow, 'row').where({ id }).setLock('for_no_key_update');
    const row = found(await query.getOne());
    assertMatch(row.version, tx.caller);
    return row;
  }

  async secrets(manager: EntityManager, id: string): Promise<Secrets> {
    const rows = await manager.findBy(ConnectorSecretRow, { connectorId: id });
    return Object.fromEntries(
      rows.map(({ name, sealed }) => [name, this.secretBox.open('connector', place(id, name), sealed).toString()]),
    );
  }

  async keep(manager: EntityManager, id: string, secrets: Secrets): Promise<void> {
    const rows = Object.entries(secrets).map(([name, value]) => ({
      connectorId: id,
      name,
      sealed: this.secretBox.seal('connector', place(id, name), value),
    }));
    await manager.upsert(ConnectorSecretRow, rows, ['connectorId', 'name']);
  }

  /** What the API shows, for a whole page at once: never a secret, only which are set. */
  async toDtos(rows: readonly ConnectorRow[], manager: EntityManager = this.db.manager): Promise<Connector[]> {
    const ids = rows.map(({ id }) => id);
    const secrets = await manager.query<{ id: string; name: string }[]>(
      'select connector_id as id, name from connector_secret where connector_id = any($1) order by name',
      [ids],
    );
    const uses = await manager.query<(Use & { connector_id: string })[]>(
      'select connector_id, type, id, name from connector_use where connector_id = any($1) order by name',
      [ids],
    );
    return rows.map((row) => ({
      ...shown(row),
      secretsSet: secrets.filter(({ id }) => id === row.id).map(({ name }) => name),
      usedBy: uses.filter((use) => use.connector_id === row.id).map(({ type, id, name }) => ({ type, id, name })),
    }));
  }

  async toDto(row: ConnectorRow, manager?: EntityManager): Promise<Connector> {
    return found((await this.toDtos([row], manager))[0]);
  }
}

const shown = ({ id, kind, name, active, config, lastTest }: ConnectorRow) => ({
  id,
  kind,
  name,
  active,
  config: { ...config },
  health: healthOf(lastTest),
  lastTest,
});

function healthOf(lastTest: ConnectorRow['lastTest']): Connector['health'] {
  if (lastTest === null) return 'untested';
  return lastTest.ok ? 'ok' : 'degraded';
}

function found<T>(row: T | null | undefined): T {
  if (row === null || row === undefined) throw new RaError('not-found');
  return row;
}
