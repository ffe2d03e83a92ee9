import { createHash, randomBytes } from 'node:crypto';

export { isToken, newToken, tokenHash } from '../../shared/typed-token';

/** Another random value, for the address of the page behind the link. Who holds it has proved nothing. */
export const newLocator = (): string => randomBytes(16).toString('base64url');

export const locatorHash = (locator: string): Buffer => createHash('sha256').update(locator, 'utf8').digest();
