import { Injectable, StreamableFile } from '@nestjs/common';
import { Readable } from 'node:stream';
import type { Caller } from '../../shared/access/caller';
import { csvLine } from '../../shared/csv';
import type { TrackedJob, TrackedJobRow } from './tracked-job.entity';
import { TrackedJobs } from './tracked-jobs';

const BATCH = 1000;

/** What became of every line, as a table beside what was sent. */
@Injectable()
export class GetJobResult {
  constructor(private readonly jobs: TrackedJobs) {}

  async run(id: string, caller: Caller): Promise<StreamableFile> {
    const job = await this.jobs.get(id, caller);
    return new StreamableFile(Readable.from(this.lines(job), { objectMode: false }), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="${job.kind}.csv"`,
    });
  }

  private async *lines({ id, columns }: TrackedJob): AsyncGenerator<string> {
    yield csvLine(['line', ...columns, 'result', 'id', 'code', 'message']);
    let rows: TrackedJobRow[] = [];
    do {
      rows = await this.jobs.rowsAfter(id, rows.at(-1)?.row ?? 0, BATCH);
      yield rows.map(lineOf).join('');
    } while (rows.length === BATCH);
  }
}

const lineOf = ({ row, cells, ok, resultId, errors }: TrackedJobRow): string =>
  csvLine([
    ...[row, ...cells, ok === null ? 'waiting' : ok ? 'done' : 'failed', resultId],
    ...[errors.map(({ code }) => code).join(' '), errors.map(({ message }) => message).join(' ')],
  ]);
