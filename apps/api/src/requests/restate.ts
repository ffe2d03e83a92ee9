import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx';
import { ChecksOf } from '../verification';
import type { RequestEntity } from './request.entity';
import { statusOf, waitsForOf } from './request-state';
import { RequestStore } from './request.store';
import { stepsOf } from './steps/steps';
import { Surroundings } from './surroundings';

/** Brings status and "waits for" of a request in line with its steps and checks, saves it, and tells open pages. */
@Injectable()
export class Restate {
  constructor(
    private readonly requests: RequestStore,
    private readonly surroundings: Surroundings,
    private readonly checksOf: ChecksOf,
  ) {}

  async run(tx: Tx, request: RequestEntity): Promise<void> {
    const { profile, requester } = await this.surroundings.run(tx.manager, request);
    const checks = await this.checksOf.standing(tx.manager, { type: 'request', id: request.id }, tx.now);
    const steps = stepsOf({ request, profile, checks });
    request.status = statusOf({ status: request.status, steps, checks });
    const names = { requester: requester.name, ca: profile.issuer.name };
    const { who, name } = waitsForOf({ status: request.status, steps, checks }, names);
    if (request.waitsSince === null || request.waitsFor !== who || request.waitsName !== name)
      request.waitsSince = tx.now;
    request.waitsFor = who;
    request.waitsName = name;
    await this.requests.save(tx, request);
    tx.live({
      topic: `request:${request.id}`,
      type: 'request',
      data: { status: request.status, waitsFor: { who, name, since: request.waitsSince.toISOString() } },
      enterpriseId: request.enterpriseId,
      ownerId: request.ownerId,
      permission: 'requests:read',
    });
  }
}
