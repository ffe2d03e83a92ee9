/** The short name of what went wrong on the network, such as ECONNREFUSED. */
export function errorCode(error: unknown): string {
  const { code, message } = (error instanceof Error ? error : {}) as { code?: unknown; message?: string };
  return typeof code === 'string' ? code : (message ?? 'unknown');
}
