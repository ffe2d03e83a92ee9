import type { Notification, NotificationQuery, Page } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../shared/access/caller';
import { mapPage } from '../../shared/page';
import { personBehind } from '../person-behind';
import { toDto } from './notification.entity';
import { NotificationStore } from './notification.store';

@Injectable()
export class ListNotifications {
  constructor(private readonly notifications: NotificationStore) {}

  async run(asked: NotificationQuery, caller: Caller): Promise<Page<Notification>> {
    return mapPage(await this.notifications.list(personBehind(caller), asked), toDto);
  }
}
