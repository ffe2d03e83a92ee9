import { Injectable } from '@nestjs/common';
import { RegisterEnterprise } from '../enterprises';
import type { Caller } from '../shared/access/caller';
import { AddPerson, type WantedPerson } from '../users';
import { DEMO_PASSWORD, type DemoPerson, kestrelAdmin, nordlichtAdmin, nordlichtUser } from './demo-people';

type Role = NonNullable<WantedPerson['memberships']>[number]['role'];

const nordlicht = {
  name: 'Nordlicht Energie AG',
  phone: '+49 431 555 0100',
  address: { country: 'DE', state: 'Schleswig-Holstein', city: 'Kiel', postalCode: '24103', line1: 'Hafenstraße 12' },
};
const kestrel = {
  name: 'Kestrel Insurance Ltd',
  assumedName: 'Kestrel',
  address: { country: 'GB', city: 'Bristol', postalCode: 'BS1 4DJ', line1: '7 Queen Square' },
};

export interface DemoHouses {
  readonly nordlicht: { readonly id: string; readonly adminId: string; readonly userId: string };
  readonly kestrel: { readonly id: string; readonly adminId: string };
}

/** Two enterprises and their people. */
@Injectable()
export class DemoEnterprises {
  constructor(
    private readonly registerEnterprise: RegisterEnterprise,
    private readonly addPerson: AddPerson,
  ) {}

  async make(profileIds: string[], caller: Caller): Promise<DemoHouses> {
    const first = await this.registerEnterprise.run({ ...nordlicht, profileIds }, caller);
    const second = await this.registerEnterprise.run({ ...kestrel, profileIds }, caller);
    const join = async (person: DemoPerson, enterpriseId: string, role: Role) =>
      (await this.addPerson.run({ ...person, password: DEMO_PASSWORD, memberships: [{ enterpriseId, role }] }, caller))
        .id;
    return {
      nordlicht: {
        id: first.id,
        adminId: await join(nordlichtAdmin, first.id, 'enterprise-admin'),
        userId: await join(nordlichtUser, first.id, 'enterprise-user'),
      },
      kestrel: { id: second.id, adminId: await join(kestrelAdmin, second.id, 'enterprise-admin') },
    };
  }
}
