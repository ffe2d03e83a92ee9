import type { CsrStep, RequestDetail } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../shared/access/caller';
import { Scope } from '../../shared/access/scope';
import { assertMatch } from '../../shared/match';
import { EditRequest } from '../edit-request';
import { InspectCsr, keyUsed, refused, toContract } from '../csr/inspect-csr';
import { KeyUses } from '../csr/key-uses';
import { RequestStore } from '../request.store';
import { Surroundings } from '../surroundings';
import { prefillOf } from './csr-rules';

/** Takes the key of a CSR, and proposes its names for the steps that are still open. Only the key is binding. */
@Injectable()
export class SaveCsr {
  constructor(
    private readonly requests: RequestStore,
    private readonly surroundings: Surroundings,
    private readonly inspectCsr: InspectCsr,
    private readonly keyUses: KeyUses,
    private readonly editRequest: EditRequest,
  ) {}

  async run(id: string, { pem }: CsrStep, caller: Caller): Promise<RequestDetail> {
    const seen = await this.requests.get(id, Scope.of(caller, 'requests:edit'));
    assertMatch(seen.version, caller); // before the work of reading it
    const { profile } = await this.surroundings.run(this.requests.manager, seen);
    const facts = await this.inspectCsr.forProfile(pem, profile.keys, caller);
    const csr = toContract(facts);
    const prefill = prefillOf(csr, profile);
    return this.editRequest.run(id, caller, async (request, _, tx) => {
      if (await this.keyUses.wasTaken(tx, csr.key.spkiSha256, id)) throw refused([keyUsed]);
      const before = request.csr && { sha256: request.csr.sha256 };
      request.csr = { ...csr, findings: [...csr.findings, ...prefill.findings] };
      request.csrSpki = Buffer.from(facts.spki);
      request.csrKeyHash = csr.key.spkiSha256;
      if (!request.sdnSaved) request.sdn = prefill.sdn;
      if (!request.sanSaved) request.san = prefill.san;
      return { action: 'request.csr-saved', before, after: { sha256: csr.sha256, spkiSha256: csr.key.spkiSha256 } };
    });
  }
}
