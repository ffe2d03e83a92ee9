import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/tx';
import { BurntSerialRow } from './burnt-serial.entity';
import type { IssuanceRow } from './issuance.entity';

/** Remembers a number for the CRL (S/MIME BR 4.9.1.1: what was signed and cannot be vouched for is revoked), and has the CRL made anew. */
@Injectable()
export class BurntSerials {
  async add(tx: Tx, { connectorId, serial, requestId }: IssuanceRow, reason: string): Promise<void> {
    if (serial === null) return;
    await tx.manager.insert(BurntSerialRow, { connectorId, serial, requestId, at: tx.now, reason });
    tx.job('renew-crls', {});
  }
}
