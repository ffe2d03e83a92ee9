import type { Permission } from '@countersign/contracts';
import type { MessageEvent } from '@nestjs/common';
import type { Identity } from '../shared/access/caller';
import { Scope } from '../shared/access/scope';
import type { LiveEventEntity } from './live-event.entity';

/** More than come in the seconds in which one may come twice; a stream stays open for hours. */
const REMEMBERED = 10_000;

/** What one open stream may see, and what it has seen. */
export class Viewer {
  private readonly sent = new Set<string>();
  private scopes = new Map<string, Scope>();
  private rights: string;

  constructor(
    private readonly caller: Identity,
    private readonly topics: ReadonlySet<string> | null,
  ) {
    this.rights = rightsOf(caller);
  }

  /** The event as this viewer gets it, or nothing: another topic, not theirs, or sent before. */
  see(event: LiveEventEntity): MessageEvent[] {
    if (this.topics?.has(event.topic) === false || this.sent.has(event.id)) return [];
    if (!this.scopeOf(event.permission as Permission).covers(event.enterpriseId, event.ownerId)) return [];
    this.remember(event.id);
    return [{ id: event.id, type: event.type, data: { ...event.data, topic: event.topic } }];
  }

  hasSameRights(now: Identity): boolean {
    return rightsOf(now) === this.rights;
  }

  private remember(id: string): void {
    this.sent.add(id);
    const [oldest = ''] = this.sent;
    if (this.sent.size > REMEMBERED) this.sent.delete(oldest);
  }

  private scopeOf(permission: Permission): Scope {
    const known = this.scopes.get(permission) ?? Scope.of(this.caller, permission);
    this.scopes.set(permission, known);
    return known;
  }
}

const rightsOf = ({ everywhere, within }: Identity) =>
  JSON.stringify([
    [...everywhere].sort(),
    [...within].map(([id, { permissions, ownOnly }]) => [id, ownOnly, [...permissions].sort()]).sort(),
  ]);
