import type { OpenActivation } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FindEnterprises } from '../../enterprises';
import { RaError } from '../../shared/problem';
import type { Opened } from '../invitations/invitation.store';

/** An account made on behalf, as the page behind its link shows it. In an enterprise that is gone it is gone too. No profile has an agreement yet. */
@Injectable()
export class ShowActivation {
  constructor(private readonly enterprises: FindEnterprises) {}

  async run(manager: EntityManager, { invitation, state }: Opened): Promise<OpenActivation> {
    const { name, email, enterpriseId, expiresAt } = invitation;
    const found = await this.enterprises.run(manager, enterpriseId === null ? [] : [enterpriseId]);
    const enterprise = found.get(enterpriseId ?? '');
    if (!enterprise) throw new RaError('not-found');
    return {
      ...{ name, email, enterprise: { name: enterprise.name } },
      ...{ expiresAt: expiresAt.toISOString(), status: state, agreements: [] },
    };
  }
}
