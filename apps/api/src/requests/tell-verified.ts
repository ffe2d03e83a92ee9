import type { CheckKind } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx';
import { GetsCertificateMail } from '../users';
import type { CheckDecided } from '../verification';
import { numberOf } from './request.entity';
import { RequestStore } from './request.store';
import { Surroundings } from './surroundings';

const what: Partial<Record<CheckKind, string>> = { domain: 'the proof', caa: 'the CAA record' };

/** One mail when a check that was looked at again by itself turns green; none for each try. */
@Injectable()
export class TellVerified {
  constructor(
    private readonly requests: RequestStore,
    private readonly surroundings: Surroundings,
    private readonly getsCertificateMail: GetsCertificateMail,
  ) {}

  async run(tx: Tx, { check, subject, byItself }: CheckDecided): Promise<void> {
    const kind = what[check.kind];
    if (subject.type !== 'request' || !byItself || check.status !== 'verified' || kind === undefined) return;
    const request = await this.requests.lockIfThere(tx, subject.id);
    if (request === null) return;
    const { enterprise, requester } = await this.surroundings.run(tx.manager, request);
    if (!(await this.getsCertificateMail.run(tx.manager, requester.id, enterprise.id))) return;
    tx.mail({
      to: requester.email,
      template: 'check-verified',
      enterpriseId: request.enterpriseId,
      about: { type: 'request', id: request.id },
      variables: {
        recipientName: requester.name,
        enterpriseName: enterprise.name,
        name: check.identifier,
        what: kind,
        requestNumber: numberOf(request),
        path: `/requests/${request.id}`,
      },
    });
  }
}
