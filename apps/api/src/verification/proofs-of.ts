import type { DomainMethod } from '@countersign/contracts';
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
  /** What was proven in requests. The proof of an approved domain counts through that domain alone: as long as it is there, active and not run out. */
  async run(manager: EntityManager, enterpriseId: string, { emails, dnsNames }: Named): Promise<Proof[]> {
    return manager.query<Proof[]>(
      `(select distinct on (address) id, 'mailbox' as kind, address as identifier, obtained_at as "obtainedAt", evidence_id as "evidenceId",
          true as "forPublic"
        from mailbox_proof where enterprise_id = $1 and address = any($2) order by address, obtained_at desc)
       union all
       (select distinct on (name, proof.kind, for_public) proof.id, proof.kind, name as identifier, proof.obtained_at as "obtainedAt",
          evidence_id as "evidenceId", for_public as "forPublic"
        from domain_proof proof
        join evidence on evidence.enterprise_id = proof.enterprise_id and evidence.id = evidence_id
        join ownership_check its on its.enterprise_id = proof.enterprise_id and its.id = check_id
        where proof.enterprise_id = $1 and name = any($3) and subject_type = 'request'
        order by name, proof.kind, for_public, proof.obtained_at desc)`,
      [enterpriseId, emails, [...new Set(dnsNames.flatMap(atAndAbove))]],
    );
  }

  /** The evidence behind an approved domain: of the newest proof of this name, or by TXT of one above it. */
  async evidenceOf(manager: EntityManager, enterpriseId: string, name: string): Promise<string | null> {
    const [newest] = await manager.query<{ id: string }[]>(
      `select evidence_id as id from domain_proof where enterprise_id = $1 and (name = $2 or (kind = 'txt' and name = any($3)))
       order by obtained_at desc limit 1`,
      [enterpriseId, name, atAndAbove(name)],
    );
    return newest?.id ?? null;
  }

  /** Whether each of these names was at last proven so that a public root can stand on it. */
  async areForPublic(
    manager: EntityManager,
    enterpriseId: string,
    kind: DomainMethod,
    names: readonly string[],
  ): Promise<boolean> {
    const newest = await manager.query<{ forPublic: boolean }[]>(
      `select distinct on (name) for_public as "forPublic" from domain_proof
       where enterprise_id = $1 and kind = $2 and name = any($3) order by name, obtained_at desc`,
      [enterpriseId, kind, names],
    );
    return newest.length === new Set(names).size && newest.every(({ forPublic }) => forPublic);
  }
}

/** A TXT proof above a name covers it. */
function atAndAbove(name: string): string[] {
  const labels = name.split('.');
  return labels.slice(0, -1).map((_, i) => labels.slice(i).join('.'));
}
