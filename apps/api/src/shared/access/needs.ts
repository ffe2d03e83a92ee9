import type { Permission } from '@countersign/contracts';
import { applyDecorators, SetMetadata } from '@nestjs/common';
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

/** 'none': nothing of a tenant is read; 'listed': the handler filters by Scope; else the row that a part of the address names. */
export type TenantScope = 'none' | 'listed' | { readonly of: TenantKind; readonly param?: string };

export interface Wanted {
  readonly need: Need;
  readonly tenant: TenantScope;
}
export const NEEDS = 'needs';

/** What a route asks of its caller, on a method or a whole controller (the method's wins); OpenAPI shows it as `x-permission` and `x-tenant`. */
export function Needs(need: 'anyone' | 'signed-in', tenant: 'none' | 'listed'): ClassDecorator & MethodDecorator;
export function Needs(need: Permission, tenant: TenantScope): ClassDecorator & MethodDecorator;
export function Needs(need: Need, tenant: TenantScope): ClassDecorator & MethodDecorator {
  const wanted: Wanted = { need, tenant };
  return applyDecorators(
    SetMetadata(NEEDS, wanted),
    ApiExtension('x-permission', need),
    ApiExtension('x-tenant', typeof tenant === 'string' ? tenant : tenant.of),
  );
}
