import type { Csr } from '@countersign/contracts';
import { CsrFault, csrOf, type CsrFacts, type KeyFault, type KeyPolicy } from '@countersign/pki';
import { say } from '@countersign/words';
import { Injectable } from '@nestjs/common';
import { InstallationSettings } from '../../settings';
import type { Caller } from '../../shared/access/caller';
import { Clock } from '../../shared/clock';
import { RaError, type Fault } from '../../shared/problem';
import { RequestStore } from '../request.store';
import { csrFaults, widest } from './csr-faults';
import { CsrReader, type CsrReading } from './csr-reader';
import { KeyUses } from './key-uses';
import { KnownWeakKeys } from './known-weak-keys';

export type CsrProblem = Pick<Fault, 'code' | 'params'>;

/** Reads what a stranger sends: a CSR, checked for possession of its key (RFC 2986 §4.2). What is none is refused by name. */
@Injectable()
export class InspectCsr {
  constructor(
    private readonly reader: CsrReader,
    private readonly known: KnownWeakKeys,
    private readonly keyUses: KeyUses,
    private readonly requests: RequestStore,
    private readonly clock: Clock,
    private readonly settings: InstallationSettings,
  ) {}

  /** For the step: what stands against the key is a refusal too. */
  async forProfile(pem: string, policy: KeyPolicy, caller: Caller): Promise<CsrFacts> {
    const reading = await this.read(pem, caller);
    const faults = await this.faultsOf(reading, policy);
    if (faults.length > 0) throw refused(faults);
    return reading.facts;
  }

  /** For a look before anything is stored: key rules are findings, for no profile is known yet. */
  async forReading(pem: string, caller: Caller): Promise<Csr> {
    const reading = await this.read(pem, caller);
    const faults: CsrProblem[] = await this.faultsOf(reading, widest);
    const { facts } = reading;
    const used = await this.keyUses.isUsed(this.requests.manager, facts.key.spkiSha256, null);
    const found = [...faults, ...(used ? [keyUsed] : [])].map(findingOf);
    return toContract({ ...facts, findings: [...facts.findings, ...found] });
  }

  /** For a CSR that was taken before: what stands against it now. */
  async again(pem: string, policy: KeyPolicy, caller: Caller): Promise<CsrProblem[]> {
    try {
      const reading = await this.reader.read(pem, turnOf(caller));
      return await this.faultsOf(reading, policy);
    } catch (error) {
      if (error instanceof CsrFault) return [{ code: error.code, params: error.params }];
      throw error;
    }
  }

  private async faultsOf(reading: CsrReading, policy: KeyPolicy): Promise<KeyFault[]> {
    const { csr } = await this.settings.run(this.requests.manager);
    return csrFaults(reading, { policy, at: this.clock.now(), known: this.known, checkWeakKeys: csr.checkWeakKeys });
  }

  private async read(pem: string, caller: Caller): Promise<CsrReading> {
    try {
      return await this.reader.read(pem, turnOf(caller));
    } catch (error) {
      if (error instanceof CsrFault) throw refused([error]);
      throw error;
    }
  }
}

/** A person with many sessions and tokens is one person. */
const turnOf = ({ personId, id }: Caller) => personId ?? id;

export const toContract = (facts: CsrFacts): Csr => structuredClone(csrOf(facts));

export const keyUsed: CsrProblem = { code: 'csr-key-used' };

export const findingOf = ({ code, params }: CsrProblem): Csr['findings'][number] => ({
  code,
  severity: 'error',
  text: say(code, params).what,
});

/** The first is said at large, all of them at the place where the CSR was given. */
export function refused(faults: readonly CsrProblem[]): RaError {
  const [{ code, params } = { code: 'csr-unreadable' as const }] = faults;
  const errors = faults.map((fault) => ({ path: '/pem', code: fault.code, params: fault.params }));
  return new RaError(code, { errors, params });
}
