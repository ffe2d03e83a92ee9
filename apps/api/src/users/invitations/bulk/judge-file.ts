import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { ActiveEnterprise } from '../../../enterprises';
import type { Caller } from '../../../shared/access/caller';
import { Clock } from '../../../shared/clock';
import { MemberStore } from '../../members/member.store';
import { addressKey } from '../../people/address-key';
import { mayGrant } from '../../roles/grants';
import { RoleStore } from '../../roles/role.store';
import { InvitationStore } from '../invitation.store';
import { type JudgedLine, judgeLines } from './judge-lines';
import { readTable } from './read-table';

/** What would become of each line of a file, by what is known now. It changes nothing. */
@Injectable()
export class JudgeFile {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly enterprises: ActiveEnterprise,
    private readonly roles: RoleStore,
    private readonly members: MemberStore,
    private readonly invitations: InvitationStore,
  ) {}

  async run(enterpriseId: string, file: Buffer, caller: Caller): Promise<JudgedLine[]> {
    const { manager } = this.db;
    await this.enterprises.run(manager, enterpriseId);
    const lines = await readTable(file.toString());
    const keys = lines.map(({ email }) => addressKey(email));
    const roles = await this.roles.ofEnterprise(manager, enterpriseId);
    return judgeLines(lines, {
      roles: roles.map((role) => ({ role, mayBeGiven: mayGrant(caller, role) })),
      members: await this.members.amongAddresses(manager, enterpriseId, keys),
      invited: await this.invitations.waitingAmong(manager, enterpriseId, keys, this.clock.now()),
    });
  }
}
