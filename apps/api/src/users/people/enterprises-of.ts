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
    return (await this.ofAll(manager, [personId])).get(personId) ?? [];
  }

  async ofAll(manager: EntityManager, personIds: readonly string[]): Promise<ReadonlyMap<string, MemberOf[]>> {
    const lines = await this.members.of(manager, personIds);
    const found = await this.enterprises.run(
      manager,
      lines.map(({ enterpriseId }) => enterpriseId),
    );
    const all = new Map<string, MemberOf[]>();
    for (const { personId, enterpriseId, roleId, roleKey, roleName, status } of lines) {
      const enterprise = found.get(enterpriseId);
      if (!enterprise) continue;
      const { id, name } = enterprise;
      const one = { enterprise: { id, name }, role: { id: roleId, key: roleKey, name: roleName }, status };
      all.set(personId, [...(all.get(personId) ?? []), one].sort(byName));
    }
    return all;
  }
}

const byName = (a: MemberOf, b: MemberOf) => a.enterprise.name.localeCompare(b.enterprise.name);
