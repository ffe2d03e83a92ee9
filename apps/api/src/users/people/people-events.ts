/** Somebody lost all access: in one enterprise, or everywhere (`enterpriseId` null). */
export class PersonBlocked {
  constructor(
    readonly personId: string,
    readonly enterpriseId: string | null,
  ) {}
}

/** These are members no more, of one enterprise or of several. What they own stays, under the enterprise's administrators. */
export class MembershipsEnded {
  constructor(readonly ended: readonly { readonly enterpriseId: string; readonly personId: string }[]) {}
}
