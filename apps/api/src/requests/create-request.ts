import type { NewRequest, RequestDetail } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx';
import { UnitOfWork } from '../database/unit-of-work';
import { WelcomeNote } from '../enterprises';
import type { Caller } from '../shared/access/caller';
import { created } from '../shared/answers';
import { newId } from '../shared/ids';
import { RaError } from '../shared/problem';
import { DescribeRequest } from './describe-request';
import { MayBegin, type Beginning } from './may-begin';
import { named, noNames, type RequestEntity } from './request.entity';
import { RequestStore } from './request.store';
import { Restate } from './restate';

/** Begins a request, with the profile as it is now. */
@Injectable()
export class CreateRequest {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly requests: RequestStore,
    private readonly mayBegin: MayBegin,
    private readonly welcomeNote: WelcomeNote,
    private readonly restate: Restate,
    private readonly describeRequest: DescribeRequest,
  ) {}

  run(wanted: NewRequest, caller: Caller): Promise<RequestDetail> {
    return this.unitOfWork.run(caller, async (tx) => {
      const beginning = await this.mayBegin.run(tx.manager, wanted, caller);
      const welcomeNote = await this.agreed(tx, wanted);
      const request = await this.draftOf(tx, wanted.enterpriseId, beginning);
      await this.requests.add(tx, request);
      await this.restate.run(tx, request);
      tx.audit('request.created', named(request), { after: { ...wanted, welcomeNote } });
      return created(await this.describeRequest.run(tx.manager, request, caller), `/api/v1/requests/${request.id}`);
    });
  }

  /** Which text was agreed to; null where the enterprise welcomes nobody with one. */
  private async agreed({ manager }: Tx, { enterpriseId, notesAccepted }: NewRequest) {
    const note = await this.welcomeNote.run(manager, enterpriseId);
    if (note === null || notesAccepted === true) return note;
    throw new RaError('invalid-field', { errors: [{ path: '/notesAccepted', code: 'required' }] });
  }

  private async draftOf(tx: Tx, enterpriseId: string, { requesterId, profile }: Beginning): Promise<RequestEntity> {
    return {
      id: newId(),
      enterpriseId,
      ownerId: requesterId,
      number: await this.requests.nextNumber(tx),
      kind: 'new',
      status: 'draft',
      requesterId,
      onBehalf: false,
      profileId: profile.id,
      profileVersion: profile.version,
      csr: null,
      csrSpki: null,
      csrKeyHash: null,
      sdn: fixedOf(profile),
      sdnSaved: false,
      san: noNames,
      sanSaved: false,
      domainMethod: null,
      validityDays: null,
      subject: null,
      emails: [],
      dnsNames: [],
      search: '',
      waitsFor: 'requester',
      waitsName: null,
      waitsSince: null,
      notBefore: null,
      notAfter: null,
      certificateId: null,
      serial: null,
      problem: null,
      createdAt: tx.now,
      updatedAt: tx.now,
      version: 1,
      deletedAt: null,
    };
  }
}

const fixedOf = ({ subject }: Beginning['profile']) =>
  Object.fromEntries(
    subject.flatMap(({ attribute, fixedValue }) => (fixedValue === null ? [] : [[attribute, fixedValue]])),
  );
