import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { personBehind } from '../person-behind';
import { RemoveFactor } from './remove-factor';

/**
 * Allowed also where REQUIRE_MFA wants a factor: nothing else works then until another is set up, so that it is no way around the rule, and
 * nobody is held to a phone that they are giving away.
 */
@Injectable()
export class RemoveOwnFactor {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly removeFactor: RemoveFactor,
  ) {}

  run(caller: Caller): Promise<void> {
    const personId = personBehind(caller);
    return this.unitOfWork.run(caller, (tx) => this.removeFactor.run(tx, personId));
  }
}
