import type { OpenInvitation } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Caller } from '../../shared/access/caller';
import { accepted } from '../../shared/answers';
import { RenewLink } from './renew-link';
import { ShowOpenInvitation } from './show-open-invitation';

/** The page behind an invitation that expired has another one sent. */
@Injectable()
export class RenewInvitation {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly renewLink: RenewLink,
    private readonly show: ShowOpenInvitation,
  ) {}

  async run(token: string, caller: Caller): Promise<OpenInvitation> {
    const opened = await this.renewLink.run({ kind: 'invitation', token }, caller);
    return accepted(await this.show.run(this.db.manager, opened));
  }
}
