import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Proof } from './plan';

interface Named {
  readonly emails: readonly string[];
  readonly dnsNames: readonly string[];
}

/** The newest proof of each kind that this enterprise holds of these mailboxes and domains, whoever asked for it. */
@Injectable()
export class ProofsOf {
  async run(manager: EntityManager, enterpriseId: string, { emails, dnsNames }: Named): Promise<Proof[]> {
    return manager.query<Proof[]>(
      `(select distinct on (address) id, 'mailbox' as kind, address as identifier, obtained_at as "obtainedAt", evidence_id as "evidenceId"
        from mailbox_proof where enterprise_id = $1 and address = any($2) order by address, obtained_at desc)
       union all
       (select distinct on (name, kind) id, kind, name as identifier, obtained_at as "obtainedAt", evidence_id as "evidenceId"
        from domain_proof where enterprise_id = $1 and name = any($3) order by name, kind, obtained_at desc)`,
      [enterpriseId, emails, [...new Set(dnsNames.flatMap(atAndAbove))]],
    );
  }
}

/** A TXT proof above a name covers it. */
function atAndAbove(name: string): string[] {
  const labels = name.split('.');
  return labels.slice(0, -1).map((_, i) => labels.slice(i).join('.'));
}
