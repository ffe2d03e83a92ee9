import { Injectable } from '@nestjs/common';
import { CertificateSettled, IssuanceRefused } from '../certificates';
import { Handles } from '../database/handlers';
import type { Tx } from '../database/tx';
import { GetsCertificateMail } from '../users';
import { CloseChecks } from '../verification';
import { named, numberOf, type RequestEntity } from './request.entity';
import { RequestStore } from './request.store';
import { Restate } from './restate';
import { Surroundings } from './surroundings';

/** What became of the order: issued and told, or back where it was with the CA's reason. It runs where the certificate is settled and refuses nothing. */
@Injectable()
export class FollowIssuance {
  constructor(
    private readonly requests: RequestStore,
    private readonly surroundings: Surroundings,
    private readonly restate: Restate,
    private readonly closeChecks: CloseChecks,
    private readonly getsCertificateMail: GetsCertificateMail,
  ) {}

  @Handles(CertificateSettled)
  async settled(event: CertificateSettled, tx: Tx): Promise<void> {
    const request = await this.requests.lockIfThere(tx, event.requestId);
    if (request === null) return;
    request.status = 'issued';
    request.certificateId = event.certificateId;
    request.serial = event.serial;
    request.notAfter = event.notAfter;
    request.problem = null;
    await this.closeChecks.run(tx, { type: 'request', id: request.id });
    await this.restate.run(tx, request);
    tx.audit('request.issued', named(request), {
      before: { status: 'issuing' },
      after: { status: 'issued', certificateId: event.certificateId, serial: event.serial },
    });
    await this.tellRequester(tx, request, event);
  }

  @Handles(IssuanceRefused)
  async refused({ requestId, code, detail }: IssuanceRefused, tx: Tx): Promise<void> {
    const request = await this.requests.lockIfThere(tx, requestId);
    if (request?.status !== 'issuing') return;
    request.status = 'verified';
    request.problem = { code, detail, traceId: tx.caller.traceId };
    request.notBefore = null;
    request.notAfter = null;
    await this.restate.run(tx, request);
    tx.audit('request.refused', named(request), {
      before: { status: 'issuing' },
      after: { status: request.status, code, detail },
    });
  }

  private async tellRequester(tx: Tx, request: RequestEntity, { serial, notAfter }: CertificateSettled): Promise<void> {
    const { enterprise, requester, profile } = await this.surroundings.run(tx.manager, request);
    if (!(await this.getsCertificateMail.run(tx.manager, requester.id, enterprise.id))) return;
    tx.mail({
      to: requester.email,
      template: 'certificate-generated',
      enterpriseId: request.enterpriseId,
      about: { type: 'request', id: request.id },
      variables: {
        recipientName: requester.name,
        enterpriseName: enterprise.name,
        subject: request.subject ?? '',
        addresses: request.emails,
        serial,
        notAfter: notAfter.toISOString(),
        requestNumber: numberOf(request),
        profileName: profile.name,
        requestPath: `/requests/${request.id}`,
      },
    });
  }
}
