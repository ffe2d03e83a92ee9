import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, type EntityManager } from 'typeorm';
import type { Issued, Planned } from '../../connectors';
import type { Tx } from '../../database/tx';
import { IssuanceRow, type IssuanceState } from './issuance.entity';
import { WORKERS } from './issuing-worker';

/** A claimed issuance, and what it was before. */
export interface Claim {
  readonly row: IssuanceRow;
  readonly worker: number;
  readonly was: IssuanceState;
}

/** Nobody alive works at it. */
const ORPHANED = `state = 'signing' and not exists (select from pg_locks l
  where l.locktype = 'advisory' and l.classid = ${WORKERS} and l.objid = i.worker::oid and l.granted
    and l.database = (select oid from pg_database where datname = current_database()))`;

/** One short statement: of all who ask, the database lets one win. FOR NO KEY UPDATE, so that foreign keys of others don't dead-lock. */
const claiming = (which: string) => `
  with c as (select request_id, state as was from issuance i where ${which}
    order by request_id for no key update skip locked limit 1)
  update issuance set state = 'signing', worker = $1, tries = tries + 1 from c where issuance.request_id = c.request_id
  returning issuance.request_id as id, c.was`;
const CLAIM_ONE = claiming(`request_id = $2 and (state = 'planned' or (${ORPHANED}))`);
/** What was planned a moment ago is about to be claimed by who planned it. */
const CLAIM_ANY = claiming(
  `request_id <> all($3::uuid[]) and ((state = 'planned' and planned_at < $2) or (${ORPHANED}))`,
);

/** The one way to the rows of issuances, outside of the transaction that plans them. */
@Injectable()
export class IssuanceStore {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  claim(worker: number, requestId: string): Promise<Claim | null> {
    return this.claimBy(CLAIM_ONE, worker, [requestId]);
  }

  claimLeft(worker: number, plannedBefore: Date, except: readonly string[]): Promise<Claim | null> {
    return this.claimBy(CLAIM_ANY, worker, [plannedBefore, except]);
  }

  find(requestId: string): Promise<IssuanceRow | null> {
    return this.db.manager.findOneBy(IssuanceRow, { requestId });
  }

  /** Those of an enterprise that may still become certificates: on their way, or of an end that nobody knows. */
  openOf(manager: EntityManager, enterpriseId: string): Promise<IssuanceRow[]> {
    const state = In<IssuanceState>(['planned', 'signing', 'unknown']);
    return manager.find(IssuanceRow, { where: { enterpriseId, state }, order: { requestId: 'asc' } });
  }

  /** Signed, but storing failed: what was signed is kept, and worker 0, whom nobody is, lets others take over. */
  async release({ row: { requestId }, worker }: Claim, issued: Issued | null): Promise<void> {
    await this.db.manager.update(
      IssuanceRow,
      { requestId, state: 'signing', worker },
      { worker: 0, ...(issued && { signed: issued.certificate, chain: [...issued.chain] }) },
    );
  }

  /** A new plan under the claim that is held; false: the claim is lost. */
  async replan({ manager }: Tx, { row, worker }: Claim, { serial, tbs }: Planned): Promise<boolean> {
    const { affected } = await manager.update(
      IssuanceRow,
      { requestId: row.requestId, state: 'signing', worker },
      { serial, tbs },
    );
    return affected === 1;
  }

  /** The end of an issuance, by who holds the claim and nobody else; false: the claim is lost, and the result is thrown away. */
  async end(
    { manager, now }: Tx,
    { row, worker }: Claim,
    end: Pick<IssuanceRow, 'state'> & Partial<IssuanceRow>,
  ): Promise<boolean> {
    const { affected } = await manager.update(
      IssuanceRow,
      { requestId: row.requestId, state: 'signing', worker },
      { signed: null, chain: null, settledAt: now, ...end },
    );
    return affected === 1;
  }

  private async claimBy(sql: string, worker: number, which: readonly unknown[]): Promise<Claim | null> {
    const [claimed] = await this.db.query<[{ id: string; was: IssuanceState }[], number]>(sql, [worker, ...which]);
    const [one] = claimed;
    const row = one && (await this.find(one.id));
    return one && row ? { row, worker, was: one.was } : null;
  }
}
