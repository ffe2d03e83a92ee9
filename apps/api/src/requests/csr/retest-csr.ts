import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/tx';
import type { Caller } from '../../shared/access/caller';
import { RaError } from '../../shared/problem';
import { named, type RequestEntity } from '../request.entity';
import { RequestStore } from '../request.store';
import { isOpen } from '../request-state';
import { Restate } from '../restate';
import { Surroundings } from '../surroundings';
import { findingOf, InspectCsr, keyUsed, type CsrProblem } from './inspect-csr';
import { KeyUses } from './key-uses';

/** Which CSR was looked at once more, and what stands against it. */
export interface CsrLook {
  readonly sha256: string;
  readonly faults: readonly CsrProblem[];
}

/** All tests of a CSR once more, before a certificate is made of it: rules, lists and other requests may have changed since it was taken. */
@Injectable()
export class RetestCsr {
  constructor(
    private readonly inspectCsr: InspectCsr,
    private readonly surroundings: Surroundings,
    private readonly requests: RequestStore,
    private readonly keyUses: KeyUses,
    private readonly restate: Restate,
  ) {}

  /** Reads it, outside of any transaction: the reader may have others to serve first. Null: there is nothing to read. */
  async look(request: RequestEntity, caller: Caller): Promise<CsrLook | null> {
    const { csr, status } = request;
    if (csr === null || !isOpen(status)) return null;
    const { profile } = await this.surroundings.run(this.requests.manager, request);
    return { sha256: csr.sha256, faults: await this.inspectCsr.again(csr.pem, profile.keys, caller) };
  }

  /** Whether what was seen lets the request go on. If not, its CSR step is open again, and says why. */
  async run(tx: Tx, request: RequestEntity, look: CsrLook | null): Promise<RaError | null> {
    const { csr } = request;
    if (csr === null) return null;
    if (look?.sha256 !== csr.sha256) throw new RaError('changed-meanwhile');
    const used = await this.keyUses.isUsed(tx.manager, csr.key.spkiSha256, request.id);
    const faults = [...look.faults, ...(used ? [keyUsed] : [])];
    const others = csr.findings.filter(({ severity }) => severity !== 'error');
    request.csr = { ...csr, findings: [...others, ...faults.map(findingOf)] };
    const [first] = faults;
    if (first === undefined) return null;
    const before = { status: request.status };
    await this.restate.run(tx, request);
    const codes = faults.map(({ code }) => code);
    tx.audit('request.csr-refused', named(request), { before, after: { status: request.status, codes } });
    return new RaError(first.code, { params: first.params });
  }
}
