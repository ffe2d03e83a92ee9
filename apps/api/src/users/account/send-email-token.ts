import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work';
import { Job } from '../../jobs';
import { jobCaller } from '../../shared/access/caller';
import { newToken, tokenHash } from '../../shared/typed-token';
import { PersonStore } from '../people/person.store';
import { EmailChangeEntity } from './email-change.entity';

export const EMAIL_JOB = 'email-token';

/** Mails the Token to the new address, unless it is somebody else's. A second run makes a second Token, and the first is void. */
@Injectable()
export class SendEmailToken {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly people: PersonStore,
  ) {}

  @Job(EMAIL_JOB)
  async run({ personId }: { readonly personId: string }): Promise<void> {
    await this.unitOfWork.run(jobCaller(EMAIL_JOB), async (tx) => {
      const where = { personId };
      const row = await tx.manager.findOne(EmailChangeEntity, { where, lock: { mode: 'for_no_key_update' } });
      if (row === null) return;
      const owner = await this.people.byAddress(row.email, tx.manager);
      if (owner !== null && owner.id !== personId) return;
      const token = newToken();
      row.tokenHash = tokenHash(token);
      await tx.manager.save(EmailChangeEntity, row);
      const { name } = await this.people.get(personId, tx.manager);
      tx.mail({
        to: row.email,
        template: 'email-change',
        variables: { name, token, expiresAt: row.expiresAt.toISOString(), profilePath: '/account/profile' },
        enterpriseId: null,
        about: { type: 'person', id: personId },
      });
    });
  }
}
