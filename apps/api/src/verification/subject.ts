/** What checks are about, as the module above names it. Verification knows neither requests nor domains. */
export interface SubjectRef {
  readonly type: 'request' | 'domain';
  readonly id: string;
}

/** What a mail about a check says of its subject: plain words, taken down when the check is planned. */
export interface SubjectContext {
  readonly enterpriseName: string;
  readonly requesterName: string;
  readonly requestNumber: string;
  readonly profileName: string;
}

/** What a look is judged by: the settings of those above, taken down when the check is planned and again before each look. */
export interface CheckTerms {
  /** The issuer domain names of the CA in use that the enterprise lets issue: A-labels, lower case. */
  readonly allowedIssuers: readonly string[];
  /** RFC 8657: the account at that CA. */
  readonly accountUri: string | null;
  /** A public root stands behind it: no resolver over a path that others can write on, no demo zone. */
  readonly publiclyTrusted: boolean;
}

export interface Subject extends SubjectRef {
  readonly enterpriseId: string;
  readonly ownerId: string | null;
  readonly context: SubjectContext;
  readonly terms: CheckTerms;
}

/** Live news about a subject. */
export const topicOf = ({ type, id }: SubjectRef): string => `${type}:${id}`;
