import type { Permission } from '@countersign/contracts';

/** What somebody may do in one enterprise; `ownOnly`: with rows that they own, no others. */
export interface Membership {
  readonly permissions: readonly Permission[];
  readonly ownOnly: boolean;
}

/** An Idempotency-Key as this call uses it. */
export interface OnceKey {
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly bodyHash: string;
}

/** The second factor of whoever asks: what the account has, whether it must have one, and when this session last showed it. */
export interface Factor {
  readonly enrolled: readonly string[];
  readonly required: boolean;
  readonly shownAt: Date | null;
}
export const noFactor: Factor = { enrolled: [], required: false, shownAt: null };

/** Who asks, as the sign-in knows it: a person, an API token, a job or nobody in particular. */
export interface Identity {
  readonly type: 'person' | 'token' | 'job' | 'anonymous';
  readonly id: string;
  readonly name: string;
  /** An operator role's permissions: in every enterprise, and outside of any. */
  readonly everywhere: readonly Permission[];
  readonly within: ReadonlyMap<string, Membership>;
  readonly personId: string | null;
  readonly sessionId: string | null;
  readonly factor: Factor;
}

/** How this one call came. */
export interface CallFacts {
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly traceId: string;
  /** The header If-Match as it came; `assertMatch` reads it. */
  readonly ifMatch: string | null;
  readonly once: OnceKey | null;
}

export type Caller = Identity & CallFacts;

const nothing = {
  everywhere: [],
  within: new Map<string, Membership>(),
  personId: null,
  sessionId: null,
  factor: noFactor,
};

export const anonymous = (facts: CallFacts): Caller => ({
  ...nothing,
  type: 'anonymous',
  id: 'anonymous',
  name: 'Anonymous',
  ...facts,
});

/** The application's own work: in the audit under the job's name. */
export const jobCaller = (name: string): Caller => ({
  ...nothing,
  type: 'job',
  id: name,
  name,
  ip: null,
  userAgent: null,
  traceId: `job-${name}`,
  ifMatch: null,
  once: null,
});

export const mayIn = ({ everywhere, within }: Identity, permission: Permission, enterpriseId: string): boolean =>
  everywhere.includes(permission) || (within.get(enterpriseId)?.permissions.includes(permission) ?? false);

export const mayAnywhere = ({ everywhere, within }: Identity, permission: Permission): boolean =>
  everywhere.includes(permission) || [...within.values()].some(({ permissions }) => permissions.includes(permission));

/** Whether somebody must have a second factor and has none. */
export const lacksFactor = ({ factor }: Identity): boolean => factor.required && factor.enrolled.length === 0;
