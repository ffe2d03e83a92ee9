import {
  type Notification,
  notificationPage,
  notificationQuery,
  type NotificationQuery,
  type Page,
  readNotifications,
  type ReadNotifications as Read,
} from '@countersign/contracts';
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import type { Caller } from '../../shared/access/caller';
import { CallerOf } from '../../shared/access/caller-of';
import { Needs } from '../../shared/access/needs';
import { Answers } from '../../shared/answers';
import { ListNotifications } from './list-notifications';
import { ReadNotifications } from './read-notifications';

/** The bell. */
@Controller('me/notifications')
@Needs('signed-in', 'none')
export class NotificationsController {
  constructor(
    private readonly listNotifications: ListNotifications,
    private readonly readNotifications: ReadNotifications,
  ) {}

  @Get()
  @Answers(notificationPage)
  list(
    @Query({ schema: notificationQuery }) asked: NotificationQuery,
    @CallerOf() caller: Caller,
  ): Promise<Page<Notification>> {
    return this.listNotifications.run(asked, caller);
  }

  @Post('read')
  @Answers(null)
  read(@Body({ schema: readNotifications }) read: Read, @CallerOf() caller: Caller): Promise<void> {
    return this.readNotifications.run(read, caller);
  }
}
