import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx';
import { PlanChecks } from '../verification';
import { numberOf, type RequestEntity } from './request.entity';
import { Restate } from './restate';
import { Surroundings } from './surroundings';
import { WantedChecks } from './wanted-checks';

/** Plans the checks of a request anew, from what it says now and what is proven by now. Before its names are stated nothing is planned. */
@Injectable()
export class Replan {
  constructor(
    private readonly surroundings: Surroundings,
    private readonly wantedChecks: WantedChecks,
    private readonly planChecks: PlanChecks,
    private readonly restate: Restate,
  ) {}

  async run(tx: Tx, request: RequestEntity): Promise<void> {
    await this.plan(tx, request);
    await this.restate.run(tx, request);
  }

  /** Without a word about what the request becomes by it: that follows. */
  async plan(tx: Tx, request: RequestEntity): Promise<void> {
    if (!request.sanSaved) return;
    const surrounding = await this.surroundings.run(tx.manager, request);
    const { enterprise, requester, profile } = surrounding;
    const { wanted, terms } = await this.wantedChecks.run(tx, request, surrounding);
    const context = {
      enterpriseName: enterprise.name,
      requesterName: requester.name,
      requestNumber: numberOf(request),
      profileName: profile.name,
    };
    const { id, enterpriseId, ownerId } = request;
    await this.planChecks.run(tx, { type: 'request', id, enterpriseId, ownerId, context, terms }, wanted);
  }
}
