import type { RequestSummary } from '@countersign/contracts';

/** The name in a subject that is written as one line (RFC 4514): its common name, else the whole line. */
export function subjectName(subject: string): string {
  const found = /(?:^|[,+]\s*)CN=((?:\\.|[^,+\\])+)/i.exec(subject)?.[1];
  return found?.trim().replace(/\\(.)/g, '$1') ?? subject;
}

/** The addresses below the name: the first, and how many more. A name that is the only address is not said twice. */
export function addressLine({ subject, emails }: Pick<RequestSummary, 'subject' | 'emails'>): string | null {
  const [first, ...more] = emails;
  if (first === undefined) return '–';
  if (more.length === 0 && subject !== null && subjectName(subject) === first) return null;
  return more.length === 0 ? first : `${first} +${more.length}`;
}
