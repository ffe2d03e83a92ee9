/** For the log. Never the object itself: that of a database connection carries the password. */
export function errorText(error: unknown): string {
  if (error instanceof Error) return String(error);
  const { message } = (error ?? {}) as { message?: unknown };
  return typeof message === 'string' ? message : 'unknown';
}
