import { createPublicKey, X509Certificate } from 'node:crypto';
import type { Clock } from '../../../shared/clock';
import type { Step } from '../../test-steps';
import type { CaKeyPair } from './ca-keys';

/** Looks at keys and certificates without signing: nothing that a test makes can ever be taken for a certificate. */
export function builtinCaSteps(open: () => Promise<CaKeyPair>, clock: Clock): Step[] {
  return [
    ['keys', async () => keysFit(await open())],
    ['chain', async () => chainHolds(await open())],
    ['validity', async () => validAt(await open(), clock.now())],
  ];
}

function keysFit({ root, issuing }: CaKeyPair): string {
  for (const { role, key, publicKey } of [root, issuing])
    if (!createPublicKey(key).equals(publicKey)) throw new Error(`The ${role} key does not fit its certificate`);
  return 'Both keys open and fit their certificates';
}

function chainHolds({ root, issuing }: CaKeyPair): string {
  const [above, below] = [new X509Certificate(root.certificate), new X509Certificate(issuing.certificate)];
  if (!above.verify(above.publicKey)) throw new Error('The root has not signed itself');
  if (!below.checkIssued(above) || !below.verify(above.publicKey))
    throw new Error('The root has not signed the issuing CA');
  return below.subject.replace(/\n/g, ', ');
}

function validAt({ issuing: { notBefore, notAfter } }: CaKeyPair, now: Date): string {
  if (now < notBefore) throw new Error(`Not valid before ${notBefore.toISOString()}`);
  if (now > notAfter) throw new Error(`Ended at ${notAfter.toISOString()}`);
  return `Valid until ${notAfter.toISOString()}`;
}
