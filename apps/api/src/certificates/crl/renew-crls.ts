import { Injectable } from '@nestjs/common';
import { BuiltinCas, ConnectorMade } from '../../connectors';
import { Handles } from '../../database/handlers';
import type { Tx } from '../../database/tx';
import { Job } from '../../jobs';
import { forEachOf } from '../../shared/for-each';
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
    const issuers = await this.builtinCas.ids();
    await forEachOf(
      issuers,
      (id) => `issuer ${id}`,
      (id) => this.renewCrl.run(id),
    );
  }

  @Handles(ConnectorMade)
  async connectorMade(_event: ConnectorMade, tx: Tx): Promise<void> {
    tx.job('renew-crls', {});
  }
}
