import type { PutRequestPolicies } from '@countersign/contracts';
import type { DataSource } from 'typeorm';

/** As an operator has set them; what is not named is off. */
export async function withPolicies(
  db: DataSource,
  enterpriseId: string,
  { generateOnBehalf = false, approvedDomainsOnly = false, domainPerUser = false }: Partial<PutRequestPolicies>,
): Promise<void> {
  await db.query(
    `insert into request_policies (enterprise_id, generate_on_behalf, approved_domains_only, domain_per_user, version)
     values ($1, $2, $3, $4, 1) on conflict (enterprise_id) do update set generate_on_behalf = excluded.generate_on_behalf,
       approved_domains_only = excluded.approved_domains_only, domain_per_user = excluded.domain_per_user`,
    [enterpriseId, generateOnBehalf, approvedDomainsOnly, domainPerUser],
  );
}
