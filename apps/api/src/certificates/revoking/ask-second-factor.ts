import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { FindProfiles } from '../../profiles';
import type { Caller } from '../../shared/access/caller';
import { Scope } from '../../shared/access/scope';
import { FreshOrNow } from '../../users';
import { CertificateStore } from '../certificate.store';

/** Revoking and releasing ask for the second factor anew where the profile says so, as it was at the issue or as it is now; a code that comes with the call will do. */
@Injectable()
export class AskSecondFactor {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly certificates: CertificateStore,
    private readonly findProfiles: FindProfiles,
    private readonly freshOrNow: FreshOrNow,
  ) {}

  async run(id: string, otp: string | undefined, caller: Caller): Promise<void> {
    const { profileId, profileVersion } = await this.certificates.get(id, Scope.of(caller, 'certificates:revoke'));
    const versions = [{ id: profileId, version: profileVersion }, { id: profileId }];
    const profiles = await this.findProfiles.run(this.db.manager, versions);
    const isAsked = [...profiles.values()].some(({ secondFactor }) => secondFactor.revoke);
    if (isAsked) await this.freshOrNow.always(otp, caller);
  }
}
