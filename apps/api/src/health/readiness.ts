import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { markedMethods } from '../shared/marked-methods';
import { down, fine, READY_PART, type Part } from '../shared/ready-part';

type Parts = Readonly<Record<string, Part>>;
export interface Readiness {
  readonly status: 'ok' | 'degraded' | 'down';
  readonly parts: Parts;
}

/** Whether we can serve: database, its tables and the queue. What else there is only degrades. While we stop, we say so first. */
@Injectable()
export class ReadinessProbe {
  private stopping = false;
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly discovery: DiscoveryService,
  ) {}

  stop(): void {
    this.stopping = true;
  }

  get isStopping(): boolean {
    return this.stopping;
  }

  async look(): Promise<Readiness> {
    const needed = await this.needed();
    if (!areFine(needed)) return { status: 'down', parts: needed };
    const others = await this.others();
    return { status: areFine(others) ? 'ok' : 'degraded', parts: { ...needed, ...others } };
  }

  private async needed(): Promise<Parts> {
    const ask = (question: string) => partOf(this.db.query(question).then(() => fine));
    const database = await ask('select 1');
    const queue = await ask('select from pgboss.version');
    const migrations = await ask('select from rate_limit limit 1');
    return { process: this.stopping ? down('stopping') : fine, database, migrations, queue };
  }

  private async others(): Promise<Parts> {
    const all = markedMethods<string, () => Promise<Part>>(this.discovery, READY_PART);
    const seen = await Promise.all(all.map(async ({ mark, method }) => [mark, await partOf(method())] as const));
    return Object.fromEntries(seen);
  }
}

const partOf = (looking: Promise<Part>): Promise<Part> =>
  looking.catch((error: unknown) => down(error instanceof Error ? error.message : 'unknown'));

const areFine = (parts: Parts) => Object.values(parts).every(({ state }) => state === 'ok');
