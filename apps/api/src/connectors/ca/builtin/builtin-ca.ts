import {
  assemble,
  buildTbs,
  checkTbs,
  compareIssued,
  hashOf,
  OrderFault,
  randomSerial,
  type Bytes,
  type ProfileFault,
} from '@countersign/pki';
import { verify } from 'node:crypto';
import type { Clock } from '../../../shared/clock';
import { RaError } from '../../../shared/problem';
import type { CaConnector, CaOrder, Issued, Planned, Recovery } from '../ca-connector';
import type { CaKeyPair } from './ca-keys';
import { signBytes } from './sign-bytes';

/** The CA in the house. It chooses the serial number and the exact bytes before it signs, and reads what it signed before it hands it over. */
export class BuiltinCa implements CaConnector {
  constructor(
    private readonly connectorId: string,
    private readonly keys: CaKeyPair,
    private readonly clock: Clock,
  ) {}

  async prepare(order: CaOrder): Promise<Planned> {
    const { issuer, notAfter } = this.keys.issuing;
    if (order.notAfter > notAfter)
      throw new RaError('ca-refused', {
        detail: `This CA ends at ${notAfter.toISOString()}, before the certificate would`,
      });
    const serial = randomSerial();
    const tbs = await buildTbs(order, issuer, serial).catch(refuseOrder);
    refuse('lint-finding', await checkTbs(tbs, order, issuer, this.clock.now()));
    return { connectorId: this.connectorId, serial, tbs: Buffer.from(tbs), order };
  }

  async issue({ tbs, order }: Planned): Promise<Issued> {
    if (tbs === null) throw new Error('The built-in CA signs only what was planned');
    const { root, issuing } = this.keys;
    const planned: Bytes = new Uint8Array(tbs);
    const algorithm = issuing.issuer.signatureAlgorithm;
    const signature = await signBytes(planned, algorithm, issuing.key);
    if (!verify(hashOf(algorithm), planned, issuing.publicKey, signature))
      throw new RaError('ca-mismatch', { detail: 'The signature does not fit the certificate of this CA' });
    const certificate = assemble(planned, algorithm, signature);
    refuse('ca-mismatch', compareIssued(certificate, order, planned));
    return { certificate: Buffer.from(certificate), chain: [issuing.certificate, root.certificate] };
  }

  /**
   * RSA and Ed25519 give the same bytes for the same plan. Two ECDSA signatures differ: signing again would put two
   * certificates under one serial number (RFC 5280 §4.1.2.2), so the number is burnt.
   */
  async recover(_planned: Planned): Promise<Recovery> {
    const isEcdsa = this.keys.issuing.issuer.signatureAlgorithm.startsWith('ecdsa');
    return { as: isEcdsa ? 'burn' : 'sign-again' };
  }
}

/** Each fault names its rule: refused before anything is signed (S/MIME BR 4.3.1.2), or before it leaves the house. */
function refuse(code: 'lint-finding' | 'ca-mismatch', faults: readonly ProfileFault[]): void {
  if (faults.length === 0) return;
  throw new RaError(code, {
    detail: faults.map(({ rule, text }) => `${rule}: ${text}`).join('; '),
    more: { findings: faults },
  });
}

function refuseOrder(error: unknown): never {
  if (error instanceof OrderFault) refuse('lint-finding', error.faults);
  throw error;
}
