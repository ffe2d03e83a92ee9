import type { ConfirmEmail, User } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/tx';
import { UnitOfWork } from '../../database/unit-of-work';
import type { Caller } from '../../shared/access/caller';
import { RaError } from '../../shared/problem';
import { isToken } from '../../shared/typed-token';
import { addressKey } from '../people/address-key';
import { named } from '../people/person.entity';
import { PersonStore } from '../people/person.store';
import { personBehind } from '../person-behind';
import { EmailChangeEntity, MOST_TRIES } from './email-change.entity';
import { GetMe } from './get-me';
import { ResetStore } from './reset.store';
import { TellOwner } from './tell-owner';

/** The Token came back: who reads that mailbox holds the account. From now on its address is that one. */
@Injectable()
export class ConfirmEmailChange {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly people: PersonStore,
    private readonly resets: ResetStore,
    private readonly tellOwner: TellOwner,
    private readonly getMe: GetMe,
  ) {}

  async run({ token }: ConfirmEmail, caller: Caller): Promise<User> {
    const personId = personBehind(caller);
    const refusal = await this.unitOfWork.run({ ...caller, once: null, ifMatch: null }, async (tx) => {
      const where = { personId };
      const row = await tx.manager.findOne(EmailChangeEntity, { where, lock: { mode: 'for_no_key_update' } });
      if (row === null) throw new RaError('wrong-state');
      if (row.expiresAt <= tx.now) throw new RaError('mailbox-token-expired');
      if (row.wrongTries >= MOST_TRIES) throw new RaError('mailbox-token-burnt', { more: { triesLeft: 0 } });
      if (row.tokenHash === null || !isToken(token, row.tokenHash)) return this.wrong(tx, row);
      await this.move(tx, row);
      return null;
    });
    if (refusal) throw refusal;
    return this.getMe.run(caller);
  }

  /** Answered, not thrown: the try is counted. */
  private async wrong(tx: Tx, row: EmailChangeEntity): Promise<RaError> {
    row.wrongTries += 1;
    await tx.manager.save(EmailChangeEntity, row);
    const triesLeft = MOST_TRIES - row.wrongTries;
    if (triesLeft === 0) return new RaError('mailbox-token-burnt', { more: { triesLeft } });
    const errors = [{ path: '/token', code: 'mailbox-token-wrong' as const, params: { triesLeft } }];
    return new RaError('mailbox-token-wrong', { params: { triesLeft }, more: { triesLeft }, errors });
  }

  private async move(tx: Tx, { personId, email }: EmailChangeEntity): Promise<void> {
    await this.tellOwner.run(tx, personId, 'email.changed'); // at the address that it leaves
    const person = await this.people.lock(tx, personId);
    const before = { email: person.email };
    Object.assign(person, { email, addressKey: addressKey(email) });
    await this.people.save(tx, person).catch(refuseTaken);
    await this.resets.withdrawAll(tx, personId);
    await tx.manager.delete(EmailChangeEntity, { personId });
    tx.audit('person.changed', named(person), { before, after: { email } });
  }
}

const UNIQUE_VIOLATION = '23505';
/** Who reads that mailbox may know that it has an account. */
function refuseTaken(error: unknown): never {
  throw (error as { code?: unknown }).code === UNIQUE_VIOLATION ? new RaError('already-exists') : error;
}
