import type { Member, MemberQuery, Page } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../shared/access/caller';
import { Scope } from '../../shared/access/scope';
import { MemberStore } from './member.store';

@Injectable()
export class ListMembers {
  constructor(private readonly members: MemberStore) {}

  run(enterpriseId: string, asked: MemberQuery, caller: Caller): Promise<Page<Member>> {
    return this.members.list(enterpriseId, asked, Scope.of(caller, 'users:read'));
  }
}
