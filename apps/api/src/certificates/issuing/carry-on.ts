import { Injectable, Logger } from '@nestjs/common';
import { CaConnectors, type Issued } from '../../connectors';
import { RaError } from '../../shared/problem';
import type { Claim } from './issuance.store';
import { LetGo } from './let-go';
import { RefuseIssuance } from './refuse-issuance';
import { ResumeSigning } from './resume-signing';
import { SettleIssuance } from './settle-issuance';
import { SignPlanned } from './sign-planned';

/** After so many claims a failure that nobody foresaw counts as a refusal: a person must look. */
const ENOUGH = 5;

/** Takes a claimed issuance to its end: signed and settled, refused, or let go for the next who comes. No transaction is open while a CA is asked. */
@Injectable()
export class CarryOn {
  private readonly logger = new Logger('issuing');

  constructor(
    private readonly caConnectors: CaConnectors,
    private readonly signPlanned: SignPlanned,
    private readonly resumeSigning: ResumeSigning,
    private readonly settleIssuance: SettleIssuance,
    private readonly refuseIssuance: RefuseIssuance,
    private readonly letGo: LetGo,
  ) {}

  async run(claim: Claim): Promise<void> {
    const issued = await this.sign(claim);
    if (issued) await this.settle(claim, issued);
  }

  private async sign(claim: Claim): Promise<Issued | null> {
    const { row, was } = claim;
    try {
      if (row.signed && row.chain) return { certificate: row.signed, chain: row.chain };
      const ca = await this.caConnectors.of(row.connectorId);
      return await (was === 'planned' ? this.signPlanned.run(claim, ca) : this.resumeSigning.run(claim, ca));
    } catch (error) {
      await this.fail(claim, error);
      return null;
    }
  }

  private async fail(claim: Claim, error: unknown): Promise<void> {
    this.logger.error(`${claim.row.order.requestNumber}: ${String(error)}`);
    const refusal = refusalOf(claim, error);
    if (refusal === null) return this.letGo.run(claim, null);
    await this.refuseIssuance.run(claim, refusal).catch(() => this.letGo.run(claim, null));
  }

  /** What was signed exists, whatever happens now: never a refusal, only another try. */
  private async settle(claim: Claim, issued: Issued): Promise<void> {
    try {
      await this.settleIssuance.run(claim, issued);
    } catch (error) {
      this.logger.error(`${claim.row.order.requestNumber} is signed but not stored: ${String(error)}`);
      await this.letGo.run(claim, issued);
    }
  }
}

/** What the CA said is a refusal; what nobody foresaw is tried again, for a while. */
function refusalOf({ row }: Claim, error: unknown): RaError | null {
  if (error instanceof RaError) return error;
  return row.tries < ENOUGH ? null : new RaError('ca-refused', { detail: 'The CA failed again and again' });
}
