import type { TotpEnrolment } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { generateSecret, generateURI } from 'otplib';
import { UnitOfWork } from '../../database/unit-of-work';
import { InstallationSettings } from '../../settings';
import type { Caller } from '../../shared/access/caller';
import { FreshFactor } from '../../shared/access/fresh-factor';
import { personBehind } from '../person-behind';
import { named } from '../people/person.entity';
import { PersonStore } from '../people/person.store';
import { TotpStore } from './totp.store';

/** A secret for an authenticator app, shown this once; it counts when a code of it comes back. One that is in use goes on until then. */
@Injectable()
export class StartTotp {
  constructor(
    private readonly fresh: FreshFactor,
    private readonly unitOfWork: UnitOfWork,
    private readonly people: PersonStore,
    private readonly totp: TotpStore,
    private readonly settings: InstallationSettings,
  ) {}

  run(caller: Caller): Promise<TotpEnrolment> {
    const personId = personBehind(caller);
    if (caller.factor.enrolled.length > 0) this.fresh.assertShown(caller);
    return this.unitOfWork.run({ ...caller, once: null }, async (tx) => {
      const person = await this.people.get(personId, tx.manager);
      const secret = generateSecret();
      const row = await this.totp.own(tx, personId);
      this.totp.seal(row, 'pendingSecret', secret);
      row.pendingSince = tx.now;
      await this.totp.save(tx, row);
      tx.audit('second-factor.started', named(person), { after: { kind: 'totp' } });
      const { installationName } = await this.settings.run(tx.manager);
      // a colon would end the issuer (Key URI Format)
      const uri = generateURI({ issuer: installationName.replaceAll(':', ' '), label: person.email, secret });
      return { secret, uri };
    });
  }
}
