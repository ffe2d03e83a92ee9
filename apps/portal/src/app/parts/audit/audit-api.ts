export const auditUrl = '/api/v1/audit-events';
export const verifyUrl = `${auditUrl}/verify`;

/** What a browser fetches by itself: the session goes along as a cookie. */
export function exportUrl(format: 'csv' | 'jsonl', question: Readonly<Record<string, string>>): string {
  return `${auditUrl}/export?${new URLSearchParams({ format, ...question }).toString()}`;
}
