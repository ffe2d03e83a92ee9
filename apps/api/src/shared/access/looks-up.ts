import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { markedMethods } from '../marked-methods';
import type { TenantKind } from './needs';
import type { Scope } from './scope';

type LookUp = (id: string, scope: Scope) => Promise<boolean>;
const LOOKS_UP = Symbol('looks up');

/** On a store's method `(id, scope) => Promise<boolean>`: whether such a row is within the scope. */
export const LooksUp =
  (kind: TenantKind) =>
  <M extends LookUp>(_: object, _name: string, method: TypedPropertyDescriptor<M>): void => {
    if (method.value) Reflect.defineMetadata(LOOKS_UP, kind, method.value);
  };

@Injectable()
export class LookUps {
  private found: Map<TenantKind, LookUp> | undefined;
  constructor(private readonly discovery: DiscoveryService) {}

  of(kind: TenantKind): LookUp {
    this.found ??= new Map(
      markedMethods<TenantKind, LookUp>(this.discovery, LOOKS_UP).map(({ mark, method }) => [mark, method]),
    );
    const lookUp = this.found.get(kind);
    if (!lookUp) throw new Error(`Nobody looks up a ${kind}: mark a method of its store with @LooksUp('${kind}')`);
    return lookUp;
  }
}
