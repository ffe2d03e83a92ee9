import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of its own for each spec, for the files that openssl reads and writes. */
export const folder = mkdtempSync(join(tmpdir(), 'pki-spec-'));

export const file = (name: string): string => join(folder, name);
export const written = (name: string, content: string | Uint8Array): string => {
  writeFileSync(file(name), content);
  return file(name);
};

/** Runs the real openssl and gives what it printed; what it says on its error stream comes with the exception. */
export const openssl = (...args: readonly string[]): string =>
  execFileSync('openssl', [...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

const keyOptions = {
  'RSA-1024': ['RSA', 'rsa_keygen_bits:1024'],
  'RSA-2048': ['RSA', 'rsa_keygen_bits:2048'],
  'RSA-3072': ['RSA', 'rsa_keygen_bits:3072'],
  'RSA-PSS': ['RSA-PSS', 'rsa_keygen_bits:2048'],
  'P-256': ['EC', 'ec_paramgen_curve:P-256'],
  'P-384': ['EC', 'ec_paramgen_curve:P-384'],
  'P-521': ['EC', 'ec_paramgen_curve:P-521'],
  secp256k1: ['EC', 'ec_paramgen_curve:secp256k1'],
  Ed25519: ['ED25519'],
  Ed448: ['ED448'],
} as const;

export type KeyKind = keyof typeof keyOptions;

const made = new Map<string, string>();

/** The path of a private key of that kind, made once a run. */
export function keyFile(kind: KeyKind): string {
  const known = made.get(kind);
  if (known !== undefined) return known;
  const [algorithm, option] = keyOptions[kind];
  const path = file(`${kind}.key`);
  openssl('genpkey', '-algorithm', algorithm, ...(option === undefined ? [] : ['-pkeyopt', option]), '-out', path);
  made.set(kind, path);
  return path;
}

export interface RequestOptions {
  readonly key?: KeyKind;
  readonly keyPath?: string;
  readonly subject?: string;
  /** A value of subjectAltName in openssl's own language. */
  readonly san?: string;
  readonly more?: readonly string[];
}

/** A request as people make them: `openssl req -new`. */
export function request({ key = 'P-256', keyPath, subject = '/CN=Mia', san, more = [] }: RequestOptions = {}): string {
  const extension = san === undefined ? [] : ['-addext', `subjectAltName=${san}`];
  return openssl('req', '-new', '-utf8', '-key', keyPath ?? keyFile(key), '-subj', subject, ...extension, ...more);
}

export const spkiOf = (kind: KeyKind): Buffer => {
  openssl('pkey', '-in', keyFile(kind), '-pubout', '-outform', 'DER', '-out', file(`${kind}.spki`));
  return readFileSync(file(`${kind}.spki`));
};
