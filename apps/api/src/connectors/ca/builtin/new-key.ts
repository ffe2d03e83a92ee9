import type { BuiltinCaConfig } from '@countersign/contracts';
import { generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';

interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}
const generate = promisify(generateKeyPair);

/** RSA below 4096 bits may not sign CA certificates any more (S/MIME BR 6.1.5, since 2026-09-15). */
export const newKey: Readonly<Record<BuiltinCaConfig['key'], () => Promise<KeyPair>>> = {
  'rsa-4096': () => generate('rsa', { modulusLength: 4096 }),
  'p-256': () => generate('ec', { namedCurve: 'P-256' }),
  'p-384': () => generate('ec', { namedCurve: 'P-384' }),
};
