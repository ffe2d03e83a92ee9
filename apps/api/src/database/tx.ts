import type { AuditAction, Permission } from '@countersign/contracts';
import type { EntityManager, EntityTarget } from 'typeorm';
import type { Caller } from '../shared/access/caller';
import type { Scope } from '../shared/access/scope';
import type { Handlers } from './handlers';
import { Rows, type TenantRow } from './rows';

export interface Mail {
  readonly to: string;
  readonly template: string;
  /** Sealed at rest and erased on delivery. */
  readonly variables: object;
  readonly enterpriseId: string | null;
  readonly about?: { readonly type: string; readonly id: string };
}

export interface Job {
  readonly name: string;
  /** Ids; the handler reads again and may run twice without harm. */
  readonly data: object;
  readonly startAfter?: Date;
  readonly singletonKey?: string;
  /** Where others wait too, the higher ones go first; usually 0. */
  readonly priority?: number;
}

/** What an audit record is about, as a reader would name it. */
export interface AuditObject {
  readonly type: string;
  readonly id: string;
  readonly label: string;
  readonly enterpriseId: string | null;
}

export interface AuditEntry {
  readonly action: AuditAction;
  readonly object: AuditObject;
  readonly before: object | null;
  readonly after: object | null;
}

/** News for open pages. A viewer gets it whose scope of `permission` covers enterprise and owner. */
export interface LiveEvent {
  /** Such as `request:<id>`. */
  readonly topic: string;
  readonly type: string;
  readonly data: object;
  readonly enterpriseId: string | null;
  readonly ownerId: string | null;
  readonly permission: Permission;
}

interface Raised {
  readonly event: object;
  /** How many events led to it, one out of the other. */
  readonly depth: number;
}
const DEEPEST = 20;

/** One transaction and what it will leave behind. It is passed on explicitly and dies with its UnitOfWork.run. */
export class Tx {
  readonly mails: Mail[] = [];
  readonly jobs: Job[] = [];
  readonly liveEvents: LiveEvent[] = [];
  readonly auditEntries: AuditEntry[] = [];
  /** Ids of live events: who listens is woken after the commit. */
  readonly wakes: string[] = [];
  private patient = false;
  private readonly events: Raised[] = [];
  private depth = 0;
  private readonly lasts = new Map<string, () => Promise<void>>();

  constructor(
    readonly manager: EntityManager,
    readonly caller: Caller,
    /** One time for all that this transaction writes. */
    readonly now: Date,
    private readonly handlers: Pick<Handlers, 'of'>,
  ) {}

  rows<Row extends TenantRow>(entity: EntityTarget<Row>, scope: Scope): Rows<Row> {
    return new Rows(this.manager, entity, scope);
  }

  audit(
    action: AuditAction,
    object: AuditObject,
    states: { before?: object | null; after?: object | null } = {},
  ): void {
    this.auditEntries.push({ action, object, before: states.before ?? null, after: states.after ?? null });
  }

  mail(mail: Mail): void {
    this.mails.push(mail);
  }

  /** Nobody sits and waits for the mails of this change: those that somebody waits for go before them. */
  letMailsWait(): void {
    this.patient = true;
  }

  get mailsMayWait(): boolean {
    return this.patient;
  }

  job(name: string, data: object, options: Omit<Job, 'name' | 'data'> = {}): void {
    this.jobs.push({ name, data, ...options });
  }

  live(event: LiveEvent): void {
    this.liveEvents.push(event);
  }

  emit(event: object): void {
    this.events.push({ event, depth: this.depth + 1 });
  }

  /** What follows from all that this transaction did to one thing, and not from each of its steps: once for a key, at the end. */
  atLast(key: string, work: () => Promise<void>): void {
    this.lasts.set(key, work);
  }

  /** Lets the modules above act on what was raised so far. Happens at the end anyhow; call it to answer with what they changed. */
  async handle(): Promise<void> {
    const outer = this.depth;
    for (let next = this.events.shift(); next; next = this.events.shift()) {
      const { event, depth } = next;
      if (depth > DEEPEST) throw new Error(`Events in a circle: ${event.constructor.name}`);
      this.depth = depth;
      for (const handler of this.handlers.of(event)) await handler(event, this);
    }
    this.depth = outer;
  }

  /** UnitOfWork alone calls it. */
  async end(): Promise<void> {
    await this.handle();
    for (const [key, work] of this.lasts) {
      this.lasts.delete(key);
      await work();
      await this.handle();
    }
  }
}
