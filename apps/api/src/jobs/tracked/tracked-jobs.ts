import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, IsNull, LessThan, Not } from 'typeorm';
import type { Tx } from '../../database/tx';
import type { Caller } from '../../shared/access/caller';
import { Scope } from '../../shared/access/scope';
import { Clock } from '../../shared/clock';
import { newId } from '../../shared/ids';
import { RaError } from '../../shared/problem';
import { type Fault, TrackedJob, TrackedJobRow } from './tracked-job.entity';

export type WantedJob = Pick<TrackedJob, 'kind' | 'enterpriseId' | 'permission' | 'columns'>;
export type WantedRow = Pick<TrackedJobRow, 'row' | 'cells' | 'input' | 'errors'>;
/** What became of a line: something was made, or it was refused. */
export interface SettledLine {
  readonly row: number;
  readonly outcome: { readonly id: string } | { readonly errors: Fault[] };
}

const KEPT = 30 * 86_400_000;
const TELL_EVERY = 500;
const insertRows = `insert into tracked_job_row (job_id, row, cells, input, ok, errors)
  select $1, (line->>'row')::int, array(select json_array_elements_text(line->'cells')), line->'input',
    case when json_array_length(line->'errors') > 0 then false end, line->'errors'
  from json_array_elements($2::json) line`;
const settleJob = `update tracked_job set done = done + $2, failed = failed + $3,
    state = case when done + failed + $2 + $3 = total then 'done' else 'running' end,
    told_at = case when done + failed + $2 + $3 = total or told_at is null or told_at <= $5 then $4 else told_at end
  where id = $1 returning id, state, total, done, failed, enterprise_id as "enterpriseId", owner_id as "ownerId", permission, told_at = $4 as told`;
type Settled = Omit<TrackedJob, 'kind' | 'traceId' | 'columns' | 'createdAt' | 'toldAt'> & { readonly told: boolean };

/** The one way to jobs that somebody watches, and to their lines. */
@Injectable()
export class TrackedJobs {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** With its lines: those with faults have failed already. */
  async begin(tx: Tx, wanted: WantedJob, rows: readonly WantedRow[]): Promise<TrackedJob> {
    const failed = rows.filter(({ errors }) => errors.length > 0).length;
    const job: TrackedJob = {
      ...{ id: newId(), ...wanted, state: failed === rows.length ? 'done' : 'queued' },
      ...{ ownerId: tx.caller.personId, traceId: tx.caller.traceId, total: rows.length, done: 0, failed },
      ...{ createdAt: tx.now, toldAt: null },
    };
    await tx.manager.insert(TrackedJob, job);
    await tx.manager.query(insertRows, [job.id, JSON.stringify(rows)]);
    return job;
  }

  /** To whom it does not belong it is not there. */
  async get(id: string, caller: Caller): Promise<TrackedJob> {
    const job = await this.db.manager.findOneBy(TrackedJob, { id });
    if (job === null || !maySee(caller, job)) throw new RaError('not-found');
    return job;
  }

  find(id: string): Promise<TrackedJob | null> {
    return this.db.manager.findOneBy(TrackedJob, { id });
  }

  /** Those that a stop, or the end of a process, left in the middle. */
  unfinished(kind: string): Promise<TrackedJob[]> {
    return this.db.manager.findBy(TrackedJob, { kind, state: In(['queued', 'running']) });
  }

  failures(id: string, most: number): Promise<TrackedJobRow[]> {
    return this.db.manager.find(TrackedJobRow, { where: { jobId: id, ok: false }, order: { row: 'ASC' }, take: most });
  }

  rowsAfter(id: string, row: number, most: number): Promise<TrackedJobRow[]> {
    const where = `line.jobId = :id and line.row > :row`;
    const rows = this.db.manager.createQueryBuilder(TrackedJobRow, 'line').where(where, { id, row });
    return rows.orderBy('line.row').limit(most).getMany();
  }

  /** The next lines that had no turn yet and nobody else has in hand. */
  next({ manager }: Tx, { id }: Pick<TrackedJob, 'id'>, most: number): Promise<TrackedJobRow[]> {
    return manager.find(TrackedJobRow, {
      take: most,
      where: { jobId: id, ok: IsNull() },
      order: { row: 'ASC' },
      lock: { mode: 'for_no_key_update', onLocked: 'skip_locked' },
    });
  }

  /** In the transaction of what they made: a line is done once, whenever the process ends. */
  async settle(tx: Tx, jobId: string, lines: readonly SettledLine[]): Promise<void> {
    for (const { row, outcome } of lines) {
      const made = 'id' in outcome;
      const written = { ok: made, resultId: made ? outcome.id : null, errors: made ? [] : outcome.errors };
      const { affected } = await tx.manager.update(TrackedJobRow, { jobId, row, ok: IsNull() }, written);
      if (affected !== 1) throw new Error(`Line ${row} of ${jobId} was settled twice`);
    }
    const made = lines.filter(({ outcome }) => 'id' in outcome).length;
    if (lines.length > 0) await this.count(tx, jobId, made, lines.length - made);
  }

  /** Its lines say whom somebody wanted to reach: they are not kept for longer than they are of use. */
  async forget(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT);
    await this.db.manager.delete(TrackedJob, { createdAt: LessThan(before), state: Not(In(['queued', 'running'])) });
  }

  /** Who watches hears of it twice a second at most, and at the end. */
  private async count(tx: Tx, jobId: string, done: number, refused: number): Promise<void> {
    const parameters = [jobId, done, refused, tx.now, new Date(tx.now.getTime() - TELL_EVERY)];
    const [[job]] = await tx.manager.query<[Settled[], number]>(settleJob, parameters);
    if (!job?.told) return;
    const { id, state, total, failed, enterpriseId, ownerId, permission } = job;
    const data = { state, total, done: job.done, failed };
    tx.live({ topic: `job:${id}`, type: 'job.progress', data, enterpriseId, ownerId, permission });
  }
}

const maySee = (caller: Caller, { ownerId, enterpriseId, permission }: TrackedJob): boolean =>
  (caller.sessionId !== null && caller.personId === ownerId) ||
  Scope.of(caller, permission).covers(enterpriseId, ownerId);
