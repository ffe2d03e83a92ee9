import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MemberStore } from '../members/member.store';
import { PersonStore } from './person.store';

/** Whether somebody is told about certificates of an enterprise. Restricted people are not, here or everywhere; nor is who is gone. */
@Injectable()
export class GetsCertificateMail {
  constructor(
    private readonly people: PersonStore,
    private readonly members: MemberStore,
  ) {}

  async run(manager: EntityManager, personId: string, enterpriseId: string): Promise<boolean> {
    const [person] = await this.people.byIds(manager, [personId]);
    if (!person || person.deletedAt !== null || person.status === 'restricted') return false;
    return (await this.members.stateOf(manager, enterpriseId, personId)) !== 'restricted';
  }
}
