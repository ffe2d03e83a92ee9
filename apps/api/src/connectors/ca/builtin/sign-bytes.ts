import { hashOf, type SignatureAlgorithm } from '@countersign/pki';
import { sign, type KeyObject } from 'node:crypto';

/** Signs on the thread pool: the event loop goes on serving. ECDSA in the form that X.509 wants (RFC 3279 §2.2.3). */
export function signBytes(bytes: Uint8Array, algorithm: SignatureAlgorithm, key: KeyObject): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    sign(hashOf(algorithm), bytes, { key, dsaEncoding: 'der' }, (error, signature) => {
      if (error) reject(error);
      else resolve(signature);
    });
  });
}
