import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx';
import { CertificateRow } from './certificate.entity';

/** Gives a certificate to the person it was made for, where that person is made only after it. */
@Injectable()
export class SetOwner {
  async run(tx: Tx, certificateId: string, ownerId: string): Promise<void> {
    await tx.manager.update(CertificateRow, { id: certificateId }, { ownerId });
  }
}
