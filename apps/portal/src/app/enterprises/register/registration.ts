import type { NewEnterprise } from '@countersign/contracts';
import { noOrganisation, type OrganisationInput, organisationOf, orNull } from '../organisation/organisation-input';

export interface OwnerInput {
  readonly name: string;
  readonly email: string;
  readonly mobile: string;
  readonly jobTitle: string;
}
export interface Registration extends OrganisationInput {
  readonly owner: OwnerInput;
  readonly profileIds: readonly string[];
}

export const noRegistration: Registration = {
  ...noOrganisation,
  owner: { name: '', email: '', mobile: '', jobTitle: '' },
  profileIds: [],
};

/** Nobody is named as long as all four are left open. */
export const isNamed = (owner: OwnerInput): boolean => Object.values(owner).some((text: string) => text.trim() !== '');

/** The same as the API takes it. */
export function registrationOf({ owner, profileIds, ...organisation }: Registration): NewEnterprise {
  return {
    ...organisationOf(organisation),
    owner: isNamed(owner)
      ? {
          name: owner.name.trim(),
          email: owner.email.trim(),
          mobile: orNull(owner.mobile),
          jobTitle: orNull(owner.jobTitle),
        }
      : null,
    profileIds: [...profileIds],
  };
}
