import type { RequestDetail, SanStep } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/tx';
import { ClaimDomain } from '../../domains';
import type { Caller } from '../../shared/access/caller';
import { baseOf } from '../../verification';
import { ownerOf } from '../dns-choices';
import { EditRequest } from '../edit-request';
import type { RequestEntity } from '../request.entity';
import { NameRules } from './name-rules';
import { refuse } from './refuse';
import { normalSan, sanFaults } from './san-rules';

/** Saves the names of a request; its checks are planned anew, and proofs of names that stay are kept. */
@Injectable()
export class SaveSan {
  constructor(
    private readonly editRequest: EditRequest,
    private readonly nameRules: NameRules,
    private readonly claimDomain: ClaimDomain,
  ) {}

  run(id: string, typed: SanStep, caller: Caller): Promise<RequestDetail> {
    return this.editRequest.run(id, caller, async (request, { profile }, tx) => {
      const san = normalSan(typed);
      refuse(sanFaults(typed, profile, await this.nameRules.run(tx.manager, request, san.dnsNames)));
      await this.claim(tx, request, san.dnsNames);
      const before = request.san;
      request.san = san;
      request.sanSaved = true;
      return { action: 'request.san-saved', before, after: request.san };
    });
  }

  /** Of two who take a domain at once the first has it. */
  private async claim(tx: Tx, request: RequestEntity, dnsNames: readonly string[]): Promise<void> {
    if (dnsNames.length === 0) return;
    const domain = baseOf(dnsNames);
    const { enterpriseId } = request;
    const isTheirs = await this.claimDomain.run(tx, {
      enterpriseId,
      personId: ownerOf(request),
      domain,
      source: 'used',
    });
    if (isTheirs) return;
    const path = `/dnsNames/${dnsNames.indexOf(domain)}`;
    refuse([{ path, code: 'domain-owned-by-other', params: { name: domain } }]);
  }
}
