import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { Caller, Identity } from './caller';

/** Provided by the module that knows sessions and tokens; the ground only asks. */
export const CALLER_SOURCE = Symbol('caller source');

export interface CallerSource {
  /** Who sent this, by session cookie or token; null: nobody that we know. */
  callerOf(request: FastifyRequest): Promise<Identity | null>;
  /** The same caller now: other permissions perhaps, or null when the session has ended. For streams that stay open. */
  alive(caller: Caller): Promise<Identity | null>;
}

/** Asks that module, wherever it stands above. */
@Injectable()
export class Callers implements CallerSource {
  private source: CallerSource | undefined;
  constructor(private readonly modules: ModuleRef) {}

  callerOf(request: FastifyRequest): Promise<Identity | null> {
    return this.asked.callerOf(request);
  }

  alive(caller: Caller): Promise<Identity | null> {
    return this.asked.alive(caller);
  }

  /** Specs say by themselves who calls. */
  standIn<Other extends CallerSource>(make: (real: CallerSource) => Other): Other {
    const other = make(this.found() ?? nobody);
    this.source = other;
    return other;
  }

  private get asked(): CallerSource {
    this.source ??= this.found() ?? nobody;
    return this.source;
  }

  private found(): CallerSource | undefined {
    try {
      return this.modules.get<CallerSource>(CALLER_SOURCE, { strict: false });
    } catch {
      return undefined; // the ground alone, as in its specs, has no sign-in
    }
  }
}

const nobody: CallerSource = { callerOf: () => Promise.resolve(null), alive: () => Promise.resolve(null) };
