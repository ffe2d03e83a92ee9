import type { FastifyRequest } from 'fastify';
import type { Caller, Identity } from '../shared/access/caller';
import type { CallerSource } from '../shared/access/caller-source';

export const SPEC_CALLER = 'x-spec-caller';

/** Stands in for the sign-in where a spec says by itself who calls; every other call goes on to the real one. */
export class SpecCallers implements CallerSource {
  private readonly known = new Map<string, Caller>();

  constructor(private readonly real: CallerSource) {}

  /** Makes the caller known; the header's value names it. */
  introduce(caller: Caller): string {
    this.known.set(caller.id, caller);
    return caller.id;
  }

  forget(caller: Caller): void {
    this.known.delete(caller.id);
  }

  callerOf(request: FastifyRequest): Promise<Identity | null> {
    const named = request.headers[SPEC_CALLER];
    return named === undefined ? this.real.callerOf(request) : Promise.resolve(this.known.get(String(named)) ?? null);
  }

  alive(caller: Caller): Promise<Identity | null> {
    return this.known.has(caller.id) ? Promise.resolve(this.known.get(caller.id) ?? null) : this.real.alive(caller);
  }
}
