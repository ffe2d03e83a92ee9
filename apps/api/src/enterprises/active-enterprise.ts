import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RaError } from '../shared/problem';
import { type EnterpriseFacts, FindEnterprises } from './find-enterprises';

/** At the head of every act in an enterprise: one that was switched off may be read, but nothing new happens in it. */
@Injectable()
export class ActiveEnterprise {
  constructor(private readonly enterprises: FindEnterprises) {}

  async run(manager: EntityManager, id: string): Promise<EnterpriseFacts> {
    const facts = (await this.enterprises.run(manager, [id])).get(id);
    if (!facts) throw new RaError('not-found');
    if (!facts.active) throw new RaError('enterprise-inactive');
    return facts;
  }
}
