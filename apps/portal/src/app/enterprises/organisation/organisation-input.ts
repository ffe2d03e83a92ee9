import type { Enterprise, NewEnterprise } from '@countersign/contracts';

/** What is typed about an organisation: every field a text, '' for what is left open. */
export interface OrganisationInput {
  readonly name: string;
  readonly assumedName: string;
  readonly phone: string;
  readonly address: AddressInput;
}
export interface AddressInput {
  readonly country: string;
  readonly state: string;
  readonly city: string;
  readonly postalCode: string;
  readonly line1: string;
  readonly line2: string;
}

const noAddress: AddressInput = { country: '', state: '', city: '', postalCode: '', line1: '', line2: '' };
export const noOrganisation: OrganisationInput = { name: '', assumedName: '', phone: '', address: noAddress };

export const orNull = (text: string): string | null => text.trim() || null;

export const organisationInput = ({ name, assumedName, phone, address }: Enterprise): OrganisationInput => ({
  name,
  assumedName: assumedName ?? '',
  phone: phone ?? '',
  address: {
    country: address?.country ?? '',
    state: address?.state ?? '',
    city: address?.city ?? '',
    postalCode: address?.postalCode ?? '',
    line1: address?.line1 ?? '',
    line2: address?.line2 ?? '',
  },
});

type Organisation = Required<Pick<NewEnterprise, 'name' | 'assumedName' | 'phone' | 'address'>>;

/** The same as the API takes it. An address of which nothing is known is none. */
export function organisationOf({ name, assumedName, phone, address }: OrganisationInput): Organisation {
  const known = Object.values(address).some((text: string) => text.trim() !== '');
  return {
    name: name.trim(),
    assumedName: orNull(assumedName),
    phone: orNull(phone),
    address: known
      ? {
          country: orNull(address.country),
          state: orNull(address.state),
          city: orNull(address.city),
          postalCode: orNull(address.postalCode),
          line1: orNull(address.line1),
          line2: orNull(address.line2),
        }
      : null,
  };
}
