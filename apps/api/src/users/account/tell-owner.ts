import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/tx';
import { named } from '../people/person.entity';
import { PersonStore } from '../people/person.store';

/** What changed in an account, as the audit calls it and as its owner reads it. */
const changes = {
  'password.changed': 'Your password was changed.',
  'password.reset': 'A new password was set for your account, by the link that was mailed to you.',
  'email.change-asked': 'It was asked to move your account to another e-mail address. Nothing has changed yet.',
  'email.changed': 'Your account has another e-mail address now, and this one signs nobody in any more.',
  'second-factor.enrolled': 'An authenticator app was set up as the second factor of your account.',
  'second-factor.removed': 'The second factor of your account was taken away.',
  'recovery-codes.renewed': 'New recovery codes were made for your account. The older ones work no more.',
} as const;

/** Writes such a change down and tells the owner by mail: were it somebody else, they learn it here. */
@Injectable()
export class TellOwner {
  constructor(private readonly people: PersonStore) {}

  async run(tx: Tx, personId: string, change: keyof typeof changes): Promise<void> {
    const person = await this.people.get(personId, tx.manager);
    tx.audit(change, named(person));
    tx.mail({
      to: person.email,
      template: 'account-changed',
      variables: {
        name: person.name,
        what: changes[change],
        at: tx.now.toISOString(),
        securityPath: '/account/security',
      },
      enterpriseId: null,
      about: { type: 'person', id: personId },
    });
  }
}
