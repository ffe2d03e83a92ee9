import { Injectable, Logger } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work';
import { Limits, type LimitRule } from '../../limits';
import type { Caller } from '../../shared/access/caller';
import { problemOf } from '../../shared/problem';
import { NotificationStore } from '../account/notification.store';
import { addressKey } from '../people/address-key';
import { PersonStore } from '../people/person.store';

const perAccount: LimitRule = { name: 'sign-in-account', max: 50, seconds: 3600 };
const perDay: LimitRule = { name: 'sign-in-alert', max: 1, seconds: 86_400 };
const TEXT =
  'Somebody typed many wrong passwords for your account. If it was not you: choose a long password that you use nowhere else, and set up a second factor.';

/** Guesses at one account from many networks, which no other limit sees. Nobody is locked out for what strangers do; the owner and the log hear of it, once a day. */
@Injectable()
export class WatchGuesses {
  private readonly logger = new Logger('sign-in');

  constructor(
    private readonly limits: Limits,
    private readonly people: PersonStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly notifications: NotificationStore,
  ) {}

  /** Counted for addresses that nobody has, too: neither answer nor time tells them apart. */
  async run(email: string, caller: Caller): Promise<void> {
    const key = addressKey(email);
    if ((await this.isWithin(perAccount, key)) || !(await this.isWithin(perDay, key))) return;
    const person = await this.people.byAddress(email);
    this.logger.warn(`Many wrong passwords for ${person ? `person ${person.id}` : 'an address that nobody has'}`);
    if (person === null) return;
    await this.unitOfWork.run({ ...caller, once: null }, (tx) =>
      this.notifications.add(tx, { personId: person.id, text: TEXT, link: '/account/security' }),
    );
  }

  private isWithin(rule: LimitRule, key: string): Promise<boolean> {
    return this.limits.take(rule, key).then(
      () => true,
      (error: unknown) => {
        if (problemOf(error).code === 'rate-limited') return false;
        throw error;
      },
    );
  }
}
