import type { RequestPolicies } from '@countersign/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What an enterprise lets its people do with requests. Until an operator says otherwise all is off. */
@Entity('request_policies')
export class RequestPoliciesEntity {
  @PrimaryColumn('uuid', { name: 'enterprise_id' }) enterpriseId: string;
  @Column('boolean', { name: 'generate_on_behalf' }) generateOnBehalf: boolean;
  @Column('boolean', { name: 'approved_domains_only' }) approvedDomainsOnly: boolean;
  @Column('boolean', { name: 'domain_per_user' }) domainPerUser: boolean;
  @Column('int') version: number;
}

type Switches = Omit<RequestPolicies, 'dnsField'>;

export const switchesOf = ({ generateOnBehalf, approvedDomainsOnly, domainPerUser }: Switches): Switches => ({
  generateOnBehalf,
  approvedDomainsOnly,
  domainPerUser,
});

/** A new name may be typed only where each domain has one owner and not only approved ones are allowed. */
export const toDto = (row: Switches): RequestPolicies => ({
  ...switchesOf(row),
  dnsField: row.domainPerUser && !row.approvedDomainsOnly ? 'select-or-type' : 'select',
});
