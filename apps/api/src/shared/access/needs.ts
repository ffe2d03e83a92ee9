import type { Permission } from '@countersign/contracts';
import { applyDecorators, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';

export type Need = Permission | 'anyone' | 'signed-in';

/** What kind of row an address names. Its store says so with `@LooksUp(kind)`. */
export type TenantKind =
  | 'enterprise'
  | 'request'
  | 'certificate'
  | 'profile'
  | 'connector'
  | 'user'
  | 'member'
  | 'role'
  | 'invitation'
  | 'domain'
  | 'agreement';

/**
 * 'none': nothing of a tenant is read; 'listed': the handler filters by Scope; else the row that a part of the address names.
 * 'installation', or a row with `held: 'everywhere'`: what all tenants share, or what is decided about one from above. There a role
 * inside one enterprise is not enough, whatever it holds.
 */
export type TenantScope =
  | 'none'
  | 'listed'
  | 'installation'
  | { readonly of: TenantKind; readonly param?: string; readonly held?: 'everywhere' };

export interface Wanted {
  readonly need: Need;
  readonly tenant: TenantScope;
}
export const NEEDS = 'needs';

/** The method's own word, else its controller's. */
export const wantedOf = (reflector: Reflector, context: ExecutionContext): Wanted | undefined =>
  reflector.getAllAndOverride<Wanted | undefined>(NEEDS, [context.getHandler(), context.getClass()]);

export const isHeldEverywhere = ({ tenant }: Wanted): boolean =>
  tenant === 'installation' || (typeof tenant === 'object' && tenant.held === 'everywhere');

/** What a route asks of its caller, on a method or a whole controller (the method's wins); OpenAPI shows it as `x-permission` and `x-tenant`. */
export function Needs(need: 'anyone' | 'signed-in', tenant: 'none' | 'listed'): ClassDecorator & MethodDecorator;
export function Needs(need: Permission, tenant: TenantScope): ClassDecorator & MethodDecorator;
export function Needs(need: Need, tenant: TenantScope): ClassDecorator & MethodDecorator {
  const wanted: Wanted = { need, tenant };
  return applyDecorators(
    SetMetadata(NEEDS, wanted),
    ApiExtension('x-permission', need),
    ApiExtension('x-tenant', typeof tenant === 'string' ? tenant : tenant.of),
    ApiExtension('x-held', isHeldEverywhere(wanted) ? 'everywhere' : 'somewhere'),
  );
}
