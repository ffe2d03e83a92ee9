import type { Invitation, InvitationQuery, Page } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock } from '../../shared/clock';
import { InvitationStore } from './invitation.store';
import { ShowInvitations } from './show-invitations';

@Injectable()
export class ListInvitations {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly invitations: InvitationStore,
    private readonly show: ShowInvitations,
    private readonly clock: Clock,
  ) {}

  async run(enterpriseId: string, asked: InvitationQuery): Promise<Page<Invitation>> {
    const page = await this.invitations.list(enterpriseId, asked);
    return { ...page, items: await this.show.run(this.db.manager, page.items, this.clock.now()) };
  }
}
