import { createHash } from 'node:crypto';
import type { Caller, OnceKey } from '../shared/access/caller';

/** What was answered under a key. `done` is false between the change's commit and the end of its call. */
export interface OnceRow {
  readonly bodyHash: string;
  readonly call: string;
  readonly done: boolean;
  readonly status: number | null;
  readonly headers: Readonly<Record<string, string>> | null;
  readonly body: string | null;
  readonly createdAt: Date;
}

export const actorOf = ({ type, id }: Caller): string => `${type}:${id}`;

/** The address as its hash alone: it may be longer than an index bears, and may hold the secret of a link. */
export const keyOf = (caller: Caller, { method, path, key }: OnceKey): string[] => [
  actorOf(caller),
  method,
  createHash('sha256').update(path).digest('base64url'),
  key,
];

export const findOnce = `select body_hash as "bodyHash", call, done, status, headers, body, created_at as "createdAt"
  from once_key where actor = $1 and method = $2 and path = $3 and key = $4`;
