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

export interface Subject extends SubjectRef {
  readonly enterpriseId: string;
  readonly ownerId: string | null;
  readonly context: SubjectContext;
}

/** Live news about a subject. */
export const topicOf = ({ type, id }: SubjectRef): string => `${type}:${id}`;
