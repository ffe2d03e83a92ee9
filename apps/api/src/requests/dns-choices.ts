import type { RequestDetail } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FindDomains, OwnedByOther } from '../domains';
import { RequestPolicyOf } from '../policies';
import type { RequestEntity } from './request.entity';

export type DnsChoice = Pick<RequestDetail['form']['dns'], 'mode' | 'options'>;

/** What the form offers as Domain Names (DNS): what the enterprise has proven, and is free or the owner's where each domain has one. */
@Injectable()
export class DnsChoices {
  constructor(
    private readonly policyOf: RequestPolicyOf,
    private readonly findDomains: FindDomains,
    private readonly ownedByOther: OwnedByOther,
  ) {}

  async run(manager: EntityManager, request: RequestEntity): Promise<DnsChoice> {
    const { enterpriseId } = request;
    const { dnsField: mode, domainPerUser } = await this.policyOf.run(manager, enterpriseId);
    const domains = await this.findDomains.run(manager, enterpriseId);
    const names = [...new Set(domains.flatMap(({ offered }) => offered))];
    if (!domainPerUser) return { mode, options: names };
    const taken = await this.ownedByOther.run(manager, { enterpriseId, personId: ownerOf(request) }, names);
    return { mode, options: names.filter((name) => !taken.includes(name)) };
  }
}

/** Whose the names of a request become: who it is for, else who asked. */
export const ownerOf = ({ ownerId, requesterId }: Pick<RequestEntity, 'ownerId' | 'requesterId'>): string =>
  ownerId ?? requesterId;
