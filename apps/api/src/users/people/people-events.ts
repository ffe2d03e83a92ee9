/** Somebody lost all access: in one enterprise, or everywhere (`enterpriseId` null). */
export class PersonBlocked {
  constructor(
    readonly personId: string,
    readonly enterpriseId: string | null,
  ) {}
}

/** Somebody is no longer a member. What they own stays, under the enterprise's administrators. */
export class MembershipEnded {
  constructor(
    readonly enterpriseId: string,
    readonly personId: string,
  ) {}
}
