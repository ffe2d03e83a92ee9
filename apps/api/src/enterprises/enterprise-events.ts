/** A tenant came to be. Modules above give it what they keep for each: roles and the owner's invitation, profiles. */
export class EnterpriseRegistered {
  constructor(
    readonly enterpriseId: string,
    readonly owner: { readonly name: string; readonly email: string } | null,
    readonly profileIds: readonly string[],
  ) {}
}

/** A tenant is gone for good. Modules above let go of what they keep for it; what must stay for the records stays unseen. */
export class EnterpriseDeleted {
  constructor(readonly enterpriseId: string) {}
}
