import type { attemptEvent } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type * as z from 'zod';
import type { LiveEvent, Tx } from '../database/tx';
import { subjectOf, type CheckEntity } from './check.entity';
import { ChecksOf } from './checks-of';
import { topicOf } from './subject';

type AttemptPhase = z.infer<typeof attemptEvent>['phase'];

/** News for open pages: the check as it stands, and how far an attempt has come. */
@Injectable()
export class TellCheck {
  constructor(private readonly checksOf: ChecksOf) {}

  async run(tx: Tx, check: CheckEntity): Promise<void> {
    const data = await this.checksOf.one(tx.manager, check, tx.now);
    tx.live({ ...frameOf(check), type: 'check', data });
  }

  attempt(tx: Tx, check: CheckEntity, phase: AttemptPhase, text: string): void {
    tx.live({ ...frameOf(check), type: 'attempt', data: { checkId: check.id, phase, text } });
  }
}

const frameOf = (check: CheckEntity): Omit<LiveEvent, 'type' | 'data'> => ({
  topic: topicOf(subjectOf(check)),
  enterpriseId: check.enterpriseId,
  ownerId: check.ownerId,
  permission: check.subjectType === 'request' ? 'requests:read' : 'domains:read',
});
