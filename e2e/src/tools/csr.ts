import { readFile } from 'node:fs/promises';
import type { OpenSsl } from './openssl';

export const keyKinds = ['rsa', 'p256'] as const;
export type KeyKind = (typeof keyKinds)[number];

const algorithms: Readonly<Record<KeyKind, readonly string[]>> = {
  rsa: ['-newkey', 'rsa:3072'],
  p256: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
};

export interface KeyAndCsr {
  readonly keyFile: string;
  readonly csrFile: string;
  readonly pem: string;
}

/** As a person makes them: `openssl req`. */
export async function makeCsr(openssl: OpenSsl, kind: KeyKind, subject: string): Promise<KeyAndCsr> {
  const [keyFile, csrFile] = [`${kind}.key`, `${kind}.csr`];
  await openssl.call(
    'req',
    '-new',
    ...algorithms[kind],
    '-noenc',
    '-keyout',
    keyFile,
    '-subj',
    subject,
    '-out',
    csrFile,
  );
  return { keyFile, csrFile, pem: await readFile(openssl.path(csrFile), 'utf8') };
}
