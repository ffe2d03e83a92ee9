import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { bytesOf } from '../asn1/bytes';
import type { Bytes } from '../asn1/bytes';
import { assemble } from '../profile/assemble';
import { buildTbs } from '../profile/build-tbs';
import { buildIssuingTbs, buildRootTbs } from '../profile/ca';
import { issuerOf } from '../profile/issuer';
import type { Issuer } from '../profile/issuer';
import { validityOf } from '../profile/order';
import type { LeafOrder } from '../profile/order';
import { randomSerial } from '../profile/serial';
import { hashOf } from '../profile/signature-algorithm';
import type { SignatureAlgorithm } from '../profile/signature-algorithm';

export const keyKinds = ['rsa-2048', 'rsa-3072', 'rsa-4096', 'p-256', 'p-384', 'ed25519'] as const;
export type KeyKind = (typeof keyKinds)[number];

export function newKey(kind: KeyKind): KeyObject {
  if (kind === 'ed25519') return generateKeyPairSync('ed25519').privateKey;
  if (kind.startsWith('p-')) return generateKeyPairSync('ec', { namedCurve: kind.toUpperCase() }).privateKey;
  return generateKeyPairSync('rsa', { modulusLength: Number(kind.slice(4)) }).privateKey;
}

const keys = new Map<KeyKind, KeyObject>();
/** A key of that kind, made once a run. */
export function someKey(kind: KeyKind): KeyObject {
  const key = keys.get(kind) ?? newKey(kind);
  keys.set(kind, key);
  return key;
}

export const spkiOf = (key: KeyObject): Bytes =>
  bytesOf(createPublicKey(key as never).export({ format: 'der', type: 'spki' }));

export const signed = (tbs: Uint8Array, algorithm: SignatureAlgorithm, key: KeyObject): Bytes =>
  assemble(tbs, algorithm, sign(hashOf(algorithm), tbs, key));

export interface TestCa {
  readonly key: KeyObject;
  readonly certificate: Bytes;
  readonly issuer: Issuer;
}

export const now = new Date('2026-11-25T18:00:00Z');
const urls = (name: string) => ({
  crlUrl: `http://pki.example.com/pki/${name}.crl`,
  caIssuersUrl: `http://pki.example.com/pki/${name}.crt`,
  ocspUrl: name === 'root' ? null : `http://pki.example.com/pki/${name}/ocsp`,
});

export async function aRoot(kind: KeyKind = 'p-384'): Promise<TestCa> {
  const key = newKey(kind);
  const tbs = await buildRootTbs(caSubject(key, 'Root'), randomSerial());
  const certificate = signed(tbs, kind.startsWith('rsa') ? 'sha256WithRSAEncryption' : algorithmOf(kind), key);
  return { key, certificate, issuer: await issuerOf(certificate, urls('root')) };
}

const algorithmOf = (kind: KeyKind): SignatureAlgorithm =>
  kind === 'p-256' ? 'ecdsa-with-SHA256' : kind === 'ed25519' ? 'Ed25519' : 'ecdsa-with-SHA384';

export async function anIssuingCa(root: TestCa, kind: KeyKind = 'p-256'): Promise<TestCa> {
  const key = newKey(kind);
  const tbs = await buildIssuingTbs(caSubject(key, 'Issuing'), root.issuer, randomSerial());
  const certificate = signed(tbs, root.issuer.signatureAlgorithm, root.key);
  return { key, certificate, issuer: await issuerOf(certificate, urls('issuing')) };
}

const caSubject = (key: KeyObject, name: string) => ({
  name: [
    { attribute: 'countryName', value: 'DE' },
    { attribute: 'organizationName', value: 'Example Trust GmbH' },
    { attribute: 'commonName', value: `Example ${name} CA` },
  ],
  spki: spkiOf(key),
  ...validityOf(now, 3650),
});

/** An order for one address; whatever is given replaces a part of it. */
export const anOrder = (parts: Partial<LeafOrder> = {}): LeafOrder => ({
  spki: spkiOf(someKey('p-256')),
  subject: [{ attribute: 'commonName', value: 'mia.lang@example.com' }],
  emails: ['mia.lang@example.com'],
  dnsNames: [],
  ipAddresses: [],
  otherNames: [],
  ...validityOf(now, 365),
  subjectType: 'mailbox',
  generation: 'multipurpose',
  keyUsage: 'both',
  clientAuth: false,
  ...parts,
});

export async function issued(order: LeafOrder, ca: TestCa): Promise<Bytes> {
  const tbs = await buildTbs(order, ca.issuer, randomSerial());
  return signed(tbs, ca.issuer.signatureAlgorithm, ca.key);
}

export const privateKeyPem = (key: KeyObject): string =>
  createPrivateKey(key as never).export({ format: 'pem', type: 'pkcs8' });
