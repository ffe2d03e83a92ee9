import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Proof } from './plan';

/** The newest proof that this enterprise holds of each of these mailboxes, whoever asked for it. */
@Injectable()
export class ProofsOf {
  async run(manager: EntityManager, enterpriseId: string, addresses: readonly string[]): Promise<Proof[]> {
    const rows = await manager.query<Omit<Proof, 'kind'>[]>(
      `select distinct on (address) id, address as identifier, obtained_at as "obtainedAt", evidence_id as "evidenceId"
       from mailbox_proof where enterprise_id = $1 and address = any($2) order by address, obtained_at desc`,
      [enterpriseId, addresses],
    );
    return rows.map((row) => ({ ...row, kind: 'mailbox' }));
  }
}
