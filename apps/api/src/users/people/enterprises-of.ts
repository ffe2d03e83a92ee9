import type { PersonState, RoleName } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FindEnterprises } from '../../enterprises';
import { MemberStore } from '../members/member.store';

export interface MemberOf {
  readonly enterprise: { readonly id: string; readonly name: string };
  readonly role: RoleName;
  readonly status: PersonState;
}

/** Where a person is a member, by the names of the enterprises. */
@Injectable()
export class EnterprisesOf {
  constructor(
    private readonly members: MemberStore,
    private readonly enterprises: FindEnterprises,
  ) {}

  async run(manager: EntityManager, personId: string): Promise<MemberOf[]> {
    const lines = await this.members.of(manager, personId);
    const found = await this.enterprises.run(
      manager,
      lines.map(({ enterpriseId }) => enterpriseId),
    );
    const all = lines.flatMap(({ enterpriseId, roleId, roleKey, roleName, status }) => {
      const enterprise = found.get(enterpriseId);
      if (!enterprise) return [];
      const { id, name } = enterprise;
      return [{ enterprise: { id, name }, role: { id: roleId, key: roleKey, name: roleName }, status }];
    });
    return all.sort((a, b) => a.enterprise.name.localeCompare(b.enterprise.name));
  }
}
