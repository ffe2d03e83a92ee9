import { createHash, randomBytes } from 'node:crypto';

/** 256 bits that somebody carries: a link, a session, an API token. Only its hash stays here, so a copy of the database opens nothing. */
export const newSecretToken = (): string => randomBytes(32).toString('base64url');

/** As random as it is, a token needs no slow hash. */
export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();
