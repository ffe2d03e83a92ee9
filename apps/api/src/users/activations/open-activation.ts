import type { OpenActivation as Shown } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { versionedByContent } from '../../shared/answers';
import { InvitationStore } from '../invitations/invitation.store';
import { ShowActivation } from './show-activation';

/** Looking changes nothing: mail scanners look too. */
@Injectable()
export class OpenActivation {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly invitations: InvitationStore,
    private readonly show: ShowActivation,
  ) {}

  async run(token: string): Promise<Shown> {
    const opened = await this.invitations.open({ kind: 'activation', token });
    return versionedByContent(await this.show.run(this.db.manager, opened));
  }
}
