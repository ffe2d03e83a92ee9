import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

export interface Part {
  readonly state: 'ok' | 'down';
  readonly reason: string | null;
}
export interface Readiness {
  readonly status: 'ok' | 'degraded' | 'down';
  readonly parts: Readonly<Record<string, Part>>;
}

const fine: Part = { state: 'ok', reason: null };
const down = (reason: string): Part => ({ state: 'down', reason });

/** Whether we can serve: database, its tables and the queue. While we stop, we say so first. */
@Injectable()
export class ReadinessProbe {
  private stopping = false;
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  stop(): void {
    this.stopping = true;
  }

  get isStopping(): boolean {
    return this.stopping;
  }

  async look(): Promise<Readiness> {
    const database = await this.ask('select 1');
    const queue = await this.ask('select from pgboss.version');
    const tables = await this.ask(`select from rate_limit limit 1`);
    const process = this.stopping ? down('stopping') : fine;
    const parts = { process, database, migrations: tables, queue };
    return { status: Object.values(parts).every(({ state }) => state === 'ok') ? 'ok' : 'down', parts };
  }

  private ask(question: string): Promise<Part> {
    return this.db.query(question).then(
      () => fine,
      (error: unknown) => down(error instanceof Error ? error.message : 'unknown'),
    );
  }
}
