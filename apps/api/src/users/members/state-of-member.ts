import type { PersonState } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MemberStore } from './member.store';

/** Whether somebody is a member of an enterprise, and how they stand there; null: they are none. */
@Injectable()
export class StateOfMember {
  constructor(private readonly members: MemberStore) {}

  run(manager: EntityManager, enterpriseId: string, personId: string): Promise<PersonState | null> {
    return this.members.stateOf(manager, enterpriseId, personId);
  }
}
