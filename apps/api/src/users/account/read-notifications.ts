import type { ReadNotifications as Read } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { personBehind } from '../person-behind';
import { NotificationStore } from './notification.store';

/** Not in the audit: who has read what is nobody's business. */
@Injectable()
export class ReadNotifications {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly notifications: NotificationStore,
  ) {}

  async run({ ids }: Read, caller: Caller): Promise<void> {
    const personId = personBehind(caller);
    await this.unitOfWork.run(caller, (tx) => this.notifications.read(tx, personId, ids));
  }
}
