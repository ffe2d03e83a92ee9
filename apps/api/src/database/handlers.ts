import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { markedMethods } from '../shared/marked-methods';
import type { Tx } from './tx';

type EventClass<E extends object> = abstract new (...args: never[]) => E;
type Handler = (event: object, tx: Tx) => Promise<void>;
const HANDLES = Symbol('handles');

/** Marks a method of a provider as a subscriber of an event, inside the raiser's transaction. */
export const Handles =
  <E extends object>(event: EventClass<E>) =>
  <M extends (event: E, tx: Tx) => Promise<void>>(
    _: object,
    _name: string,
    method: TypedPropertyDescriptor<M>,
  ): void => {
    if (method.value) Reflect.defineMetadata(HANDLES, event, method.value);
  };

/** Who handles what. Lower floors come first (the module farther from the root), then the name decides. */
@Injectable()
export class Handlers {
  private found: Map<unknown, Handler[]> | undefined;
  constructor(private readonly discovery: DiscoveryService) {}

  of(event: object): Handler[] {
    this.found ??= this.discover();
    return this.found.get(event.constructor) ?? [];
  }

  private discover(): Map<unknown, Handler[]> {
    const found = new Map<unknown, Handler[]>();
    for (const { mark, method } of markedMethods<unknown, Handler>(this.discovery, HANDLES))
      found.set(mark, [...(found.get(mark) ?? []), method]);
    return found;
  }
}
