import { CsrFault, csrOf, keyFaults, type CsrFacts, type KeyPolicy } from '@countersign/pki';
import type { Csr } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { say } from '@countersign/words';
import { RaError, type Fault } from '../../shared/problem';
import { Clock } from '../../shared/clock';
import { CsrReader } from './csr-reader';

/** Wide enough for every profile that can exist: what these refuse, no profile takes. */
const widest: KeyPolicy = {
  rsa: { minBits: 2048, maxBits: 4096 },
  curves: ['P-256', 'P-384', 'P-521'],
  edwards: ['Ed25519', 'Ed448'],
};

/** Reads what a stranger sends: a CSR, checked for possession of its key (RFC 2986 §4.2). What is none is refused by name. */
@Injectable()
export class InspectCsr {
  constructor(
    private readonly reader: CsrReader,
    private readonly clock: Clock,
  ) {}

  async run(pem: string): Promise<CsrFacts> {
    try {
      return await this.reader.read(pem);
    } catch (error) {
      if (!(error instanceof CsrFault)) throw error;
      throw refused([{ path: '/pem', code: error.code, params: error.params }]);
    }
  }

  /** For the step: what the profile has against the key is a refusal too. */
  async forProfile(pem: string, policy: KeyPolicy): Promise<CsrFacts> {
    const facts = await this.run(pem);
    const faults = keyFaults(facts, policy, this.clock.now());
    if (faults.length > 0) throw refused(faults.map(({ code, params }) => ({ path: '/pem', code, params })));
    return facts;
  }

  /** For a look before anything is stored: key rules are findings, for no profile is known yet. */
  async forReading(pem: string): Promise<Csr> {
    const facts = await this.run(pem);
    const faults = keyFaults(facts, widest, this.clock.now());
    const found = faults.map(({ code, params }) => ({
      code,
      severity: 'error' as const,
      text: say(code, params).what,
    }));
    return toContract({ ...facts, findings: [...facts.findings, ...found] });
  }
}

export const toContract = (facts: CsrFacts): Csr => structuredClone(csrOf(facts));

function refused(errors: readonly Fault[]): RaError {
  const [first] = errors;
  return new RaError(first?.code ?? 'csr-unreadable', { errors, params: first?.params });
}
