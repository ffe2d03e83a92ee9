import { Injectable } from '@nestjs/common';
import { BuiltinCas, ConnectorMade } from '../../connectors';
import { Handles } from '../../database/handlers';
import type { Tx } from '../../database/tx';
import { Job } from '../../jobs';
import { RenewCrl } from './renew-crl';

/** Keeps the lists of all issuers fresh: daily, and at once when a number is burnt or a certificate revoked. */
@Injectable()
export class RenewCrls {
  constructor(
    private readonly builtinCas: BuiltinCas,
    private readonly renewCrl: RenewCrl,
  ) {}

  @Job('renew-crls', { every: '* * * * *' })
  async run(): Promise<void> {
    for (const id of await this.builtinCas.ids()) await this.renewCrl.run(id);
  }

  @Handles(ConnectorMade)
  async connectorMade(_event: ConnectorMade, tx: Tx): Promise<void> {
    tx.job('renew-crls', {});
  }
}
