import type { Enterprise } from '@countersign/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export type Address = NonNullable<Enterprise['address']>;
export type Owner = NonNullable<Enterprise['owner']>;
export type Counts = Enterprise['counts'];

/** The tenant's own record. A deleted one stays as long as its certificates must be accounted for, but is found by nobody. */
@Entity('enterprise')
export class EnterpriseEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text', { name: 'assumed_name', nullable: true }) assumedName: string | null;
  @Column('text', { nullable: true }) phone: string | null;
  @Column('jsonb', { nullable: true }) address: Address | null;
  @Column('jsonb', { nullable: true }) owner: Owner | null;
  @Column('boolean') active: boolean;
  @Column('int', { name: 'token_mails_per_hour' }) tokenMailsPerHour: number;
  @Column('int') version: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'deleted_at', nullable: true }) deletedAt: Date | null;
}

export function toDto(row: EnterpriseEntity, counts: Counts): Enterprise {
  const { id, name, assumedName, phone, address, owner, active, tokenMailsPerHour } = row;
  return {
    id,
    name,
    assumedName,
    phone,
    address: address && wholeAddress(address),
    owner: owner && wholeOwner(owner),
    active,
    createdAt: row.createdAt.toISOString(),
    counts,
    tokenMailsPerHour,
  };
}

type Given<Whole> = { readonly [Key in keyof Whole]?: Whole[Key] | undefined };

/** Every key, the unknown ones as null. */
export const wholeAddress = ({ country, state, city, postalCode, line1, line2 }: Given<Address>): Address => ({
  country: country ?? null,
  state: state ?? null,
  city: city ?? null,
  postalCode: postalCode ?? null,
  line1: line1 ?? null,
  line2: line2 ?? null,
});

export const wholeOwner = ({ name, email, mobile, jobTitle }: Pick<Owner, 'name' | 'email'> & Given<Owner>): Owner => ({
  name,
  email,
  mobile: mobile ?? null,
  jobTitle: jobTitle ?? null,
});

/** How the audit names an enterprise. */
export const named = ({ id, name }: Pick<EnterpriseEntity, 'id' | 'name'>) => ({
  type: 'enterprise',
  id,
  label: name,
  enterpriseId: id,
});
