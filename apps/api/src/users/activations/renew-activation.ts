import type { OpenActivation } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Caller } from '../../shared/access/caller';
import { accepted } from '../../shared/answers';
import { RenewLink } from '../invitations/renew-link';
import { ShowActivation } from './show-activation';

/** The page behind an activation that expired has another one sent. */
@Injectable()
export class RenewActivation {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly renewLink: RenewLink,
    private readonly show: ShowActivation,
  ) {}

  async run(token: string, caller: Caller): Promise<OpenActivation> {
    const opened = await this.renewLink.run({ kind: 'activation', token }, caller);
    return accepted(await this.show.run(this.db.manager, opened));
  }
}
