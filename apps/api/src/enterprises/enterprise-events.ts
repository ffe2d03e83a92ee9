/** A tenant came to be. Modules above give it what they keep for each: roles and the owner's invitation, profiles. */
export class EnterpriseRegistered {
  constructor(
    readonly enterpriseId: string,
    readonly owner: { readonly name: string; readonly email: string } | null,
    readonly profileIds: readonly string[],
  ) {}
}
