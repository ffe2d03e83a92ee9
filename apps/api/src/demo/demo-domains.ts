import { Injectable } from '@nestjs/common';
import { CreateDomain, StartDomain } from '../domains';
import type { Caller } from '../shared/access/caller';

/** Domains of an enterprise: one that waits for its TXT record, one that nobody began to prove. */
@Injectable()
export class DemoDomains {
  constructor(
    private readonly createDomain: CreateDomain,
    private readonly startDomain: StartDomain,
  ) {}

  async make(enterpriseId: string, caller: Caller): Promise<void> {
    const main = { name: 'nordlicht.example', subdomains: ['netz.nordlicht.example'] };
    const { id } = await this.createDomain.run(enterpriseId, main, caller);
    await this.startDomain.run(enterpriseId, id, { method: 'txt' }, caller);
    await this.createDomain.run(enterpriseId, { name: 'nordlicht-waerme.example' }, caller);
  }
}
