/** The name in a subject that is written as one line (RFC 4514): its common name, else the whole line. */
export function subjectName(subject: string): string {
  const found = /(?:^|[,+]\s*)CN=((?:\\.|[^,+\\])+)/i.exec(subject)?.[1];
  return found?.trim().replace(/\\(.)/g, '$1') ?? subject;
}
