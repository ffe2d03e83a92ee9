import type { PendingEmailChange } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, MoreThan } from 'typeorm';
import type { Caller } from '../../shared/access/caller';
import { versionedByContent } from '../../shared/answers';
import { Clock } from '../../shared/clock';
import { personBehind } from '../person-behind';
import { EmailChangeEntity } from './email-change.entity';

/** The address that the account waits to move to, if there is one whose Token still works. */
@Injectable()
export class ShowEmailChange {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  async run(caller: Caller): Promise<PendingEmailChange> {
    const where = { personId: personBehind(caller), expiresAt: MoreThan(this.clock.now()) };
    const row = await this.db.manager.findOneBy(EmailChangeEntity, where);
    return versionedByContent({ email: row?.email ?? null, expiresAt: row?.expiresAt.toISOString() ?? null });
  }
}
