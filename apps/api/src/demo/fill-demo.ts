import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { jobCaller, type Caller } from '../shared/access/caller';
import { StartNotes } from '../shared/start-notes';
import { AddPerson } from '../users';
import { DemoDomains } from './demo-domains';
import { DemoEnterprises, type DemoHouses } from './demo-enterprises';
import {
  acting,
  DEMO_PASSWORD,
  type DemoPerson,
  kestrelAdmin,
  nordlichtAdmin,
  nordlichtUser,
  operator,
} from './demo-people';
import { type DemoProfileIds, DemoProfiles, SHARED, STAFF, TRIAL } from './demo-profiles';
import { DemoRequests } from './demo-requests';

/** So that the first minute shows the product. Once: what people change or take away afterwards stays so. */
@Injectable()
export class FillDemo implements OnApplicationBootstrap {
  constructor(
    private readonly notes: StartNotes,
    private readonly addPerson: AddPerson,
    private readonly profiles: DemoProfiles,
    private readonly enterprises: DemoEnterprises,
    private readonly domains: DemoDomains,
    private readonly requests: DemoRequests,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const wanted = { ...operator, password: DEMO_PASSWORD, operatorRole: 'super-admin' } as const;
    const { id, isNew } = await this.addPerson.run(wanted, jobCaller('demo'));
    if (isNew) await this.fill(acting(id, operator));
    this.note('Operator', operator);
    this.note('Enterprise admin', nordlichtAdmin);
    this.note('Enterprise user', nordlichtUser);
  }

  private note(label: string, { email }: DemoPerson): void {
    this.notes.add(label, `e-mail ${email}  password ${DEMO_PASSWORD}`);
  }

  private async fill(caller: Caller): Promise<void> {
    const ids = await this.profiles.make(caller);
    const houses = await this.enterprises.make(Object.values(ids), caller);
    await this.domains.make(houses.nordlicht.id, acting(houses.nordlicht.adminId, nordlichtAdmin));
    await this.nordlichtRequests(houses, ids);
    await this.kestrelRequests(houses, ids);
  }

  private async nordlichtRequests({ nordlicht }: DemoHouses, ids: DemoProfileIds): Promise<void> {
    const mila = { enterpriseId: nordlicht.id, caller: acting(nordlicht.userId, nordlichtUser) };
    const ida = { enterpriseId: nordlicht.id, caller: acting(nordlicht.adminId, nordlichtAdmin) };
    await this.requests.issued({ ...mila, profileId: ids[TRIAL] }, ['mila.hansen@nordlicht.example']);
    await this.requests.issued({ ...ida, profileId: ids[TRIAL] }, ['ida.brandt@nordlicht.example']);
    await this.requests.filled({ ...ida, profileId: ids[TRIAL] }, ['scanner@nordlicht.example']);
    await this.requests.asked({ ...ida, profileId: ids[SHARED] }, [
      'billing@nordlicht.example',
      'rechnung@nordlicht.example',
    ]);
    await this.requests.asked({ ...mila, profileId: ids[STAFF] }, ['mila.hansen@nordlicht.example']);
    await this.requests.left({ ...mila, profileId: ids[STAFF] });
  }

  private async kestrelRequests({ kestrel }: DemoHouses, ids: DemoProfileIds): Promise<void> {
    const rhys = { enterpriseId: kestrel.id, caller: acting(kestrel.adminId, kestrelAdmin) };
    await this.requests.issued({ ...rhys, profileId: ids[TRIAL] }, ['rhys.morgan@kestrel.example']);
    await this.requests.filled({ ...rhys, profileId: ids[STAFF] }, ['zoe@kestrel.example']);
  }
}
