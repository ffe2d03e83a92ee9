import type { OpenInvitation as Shown } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { versionedByContent } from '../../shared/answers';
import { InvitationStore } from './invitation.store';
import { ShowOpenInvitation } from './show-open-invitation';

/** What the page behind a link shows. Looking changes nothing: mail scanners look too. */
@Injectable()
export class OpenInvitation {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly invitations: InvitationStore,
    private readonly show: ShowOpenInvitation,
  ) {}

  async run(token: string): Promise<Shown> {
    const opened = await this.invitations.open({ kind: 'invitation', token });
    return versionedByContent(await this.show.run(this.db.manager, opened));
  }
}
