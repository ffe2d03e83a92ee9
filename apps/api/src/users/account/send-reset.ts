import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/tx';
import { UnitOfWork } from '../../database/unit-of-work';
import { Job } from '../../jobs';
import { jobCaller } from '../../shared/access/caller';
import { SecretBox } from '../../shared/secret-box';
import { maySignIn } from '../identity';
import { hasAccount, named, type PersonEntity } from '../people/person.entity';
import { PersonStore } from '../people/person.store';
import { placeOfReset, RESET_JOB } from './ask-reset';
import { ResetStore } from './reset.store';

interface Asked {
  readonly email: string;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly traceId: string;
}

/** Mails the link, if there is an account that may sign in; nobody else hears anything. */
@Injectable()
export class SendReset {
  constructor(
    private readonly people: PersonStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly resets: ResetStore,
    private readonly box: SecretBox,
  ) {}

  @Job(RESET_JOB)
  async asked({ email, ip, userAgent, traceId }: Asked): Promise<void> {
    const person = await this.people.byAddress(this.box.open(RESET_JOB, placeOfReset(traceId), email).toString());
    if (!hasAccount(person) || !maySignIn(person.status)) return;
    await this.unitOfWork.run({ ...jobCaller(RESET_JOB), ip, userAgent, traceId }, (tx) => this.run(tx, person));
  }

  async run(tx: Tx, person: PersonEntity): Promise<void> {
    const [reset, token] = await this.resets.add(tx, person);
    tx.audit('password-reset.sent', named(person));
    tx.mail({
      to: person.email,
      template: 'password-reset',
      variables: { name: person.name, expiresAt: reset.expiresAt.toISOString(), resetPath: `/reset/${token}` },
      enterpriseId: null,
      about: { type: 'person', id: person.id },
    });
  }
}
