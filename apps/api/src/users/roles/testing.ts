import type { Role } from '@countersign/contracts';
import { expect } from 'vitest';
import { anEnterprise } from '../../enterprises/testing';
import { newId } from '../../shared/ids';
import type { SpecApi, Voice } from '../../testing/spec-api';
import { aPerson, aRole, callerFor } from '../testing';

export const rolesAt = '/api/v1/roles';

/** An enterprise with its two roles, and its administrator who makes others. */
export class RoleWorld {
  private constructor(
    readonly enterpriseId: string,
    readonly admin: Voice,
  ) {}

  static async with(api: SpecApi): Promise<RoleWorld> {
    const { id } = await anEnterprise(api.db);
    await aRole(api.db, id, 'enterprise-user');
    const admin = await aPerson(api.db, { in: { [id]: 'enterprise-admin' } });
    return new RoleWorld(id, api.as(await callerFor(api.db, admin)));
  }

  wanted(more: object = {}): object {
    return {
      name: `Helpdesk ${newId()}`,
      description: 'First line',
      scope: 'enterprise',
      enterpriseId: this.enterpriseId,
      permissions: ['requests:read', 'users:read'],
      ...more,
    };
  }

  async made(more: object = {}, by = this.admin): Promise<Role> {
    const answer = await by.post(rolesAt, this.wanted(more));
    expect(answer.statusCode, answer.body).toBe(201);
    return answer.json<Role>();
  }

  async listed(query: string, by = this.admin): Promise<Role[]> {
    return (await by.get(`${rolesAt}?${query}`)).json<{ items: Role[] }>().items;
  }
}

/** What somebody sends to change it. */
export const contentOf = ({ name, description, permissions, isDefault }: Role) => ({
  name,
  description,
  permissions,
  isDefault,
});
