import { id_ecdsaWithSHA256, id_ecdsaWithSHA384, id_ecdsaWithSHA512 } from '@peculiar/asn1-ecc';
import { id_sha256WithRSAEncryption, id_sha384WithRSAEncryption } from '@peculiar/asn1-rsa';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import { readSpki } from '../asn1/public-key';

export type SignatureAlgorithm =
  | 'sha256WithRSAEncryption'
  | 'sha384WithRSAEncryption'
  | 'ecdsa-with-SHA256'
  | 'ecdsa-with-SHA384'
  | 'ecdsa-with-SHA512'
  | 'Ed25519';

const oids: Readonly<Record<SignatureAlgorithm, string>> = {
  sha256WithRSAEncryption: id_sha256WithRSAEncryption,
  sha384WithRSAEncryption: id_sha384WithRSAEncryption,
  'ecdsa-with-SHA256': id_ecdsaWithSHA256,
  'ecdsa-with-SHA384': id_ecdsaWithSHA384,
  'ecdsa-with-SHA512': id_ecdsaWithSHA512,
  Ed25519: '1.3.101.112',
};

const hashes = {
  sha256WithRSAEncryption: 'sha256',
  sha384WithRSAEncryption: 'sha384',
  'ecdsa-with-SHA256': 'sha256',
  'ecdsa-with-SHA384': 'sha384',
  'ecdsa-with-SHA512': 'sha512',
  Ed25519: null,
} as const satisfies Record<SignatureAlgorithm, string | null>;

/** The hash that the signer computes first, by the name that Node's crypto has for it; Ed25519 has its own. */
export const hashOf = (algorithm: SignatureAlgorithm): 'sha256' | 'sha384' | 'sha512' | null => hashes[algorithm];

/** How an issuing key signs: the hash fits the strength of the curve (SBR 7.1.3.2). */
export function signatureAlgorithmFor(spki: Uint8Array): SignatureAlgorithm {
  const key = readSpki(spki);
  if (key.algorithm === 'RSA') return 'sha256WithRSAEncryption';
  if (key.algorithm === 'Ed25519') return 'Ed25519';
  if (key.algorithm !== 'EC') throw new RangeError(`A key of ${key.algorithm} signs no certificates here`);
  const byCurve = { 'P-256': 'ecdsa-with-SHA256', 'P-384': 'ecdsa-with-SHA384', 'P-521': 'ecdsa-with-SHA512' } as const;
  return byCurve[key.curve];
}

/** Parameters are NULL for RSA and absent for the others (RFC 4055 §5, 5758 §3.2, 8410 §3). */
export function algorithmIdentifier(name: SignatureAlgorithm): AlgorithmIdentifier {
  const algorithm = oids[name];
  return name.endsWith('RSAEncryption')
    ? new AlgorithmIdentifier({ algorithm, parameters: null })
    : new AlgorithmIdentifier({ algorithm });
}
