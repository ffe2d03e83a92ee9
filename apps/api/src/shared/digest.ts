import { createHash } from 'node:crypto';

/** A short name for a value that changes with it. */
export const digestOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 16);
