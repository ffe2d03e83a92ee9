import { expect } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import type { OpenSsl } from './openssl';

/** The files of one certificate: the leaf, what issued it, and where trust begins. */
export interface Chain {
  readonly leaf: string;
  readonly issuers: string;
  readonly root: string;
}

const pemBlock = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** Cuts a chain file (leaf first, root last) into the files that OpenSSL wants. */
export async function splitChain(openssl: OpenSsl, chainPem: string): Promise<Chain> {
  const [leaf = '', ...issuers] = chainPem.match(pemBlock) ?? [];
  expect(issuers.length, 'a chain has the leaf, its issuer and the root').toBeGreaterThanOrEqual(2);
  return {
    leaf: await openssl.write('leaf.pem', `${leaf}\n`),
    issuers: await openssl.write('issuers.pem', `${issuers.slice(0, -1).join('\n')}\n`),
    root: await openssl.write('root.pem', `${issuers.at(-1) ?? ''}\n`),
  };
}

/** RFC 5280 §6 with the CRL that really lies at the address in the certificate. */
export async function verifyWithCrl(openssl: OpenSsl, { leaf, issuers, root }: Chain): Promise<void> {
  const crl = await downloadCrl(openssl, leaf);
  const said = await openssl.call(
    ...['verify', '-x509_strict', '-purpose', 'smimesign', '-crl_check'],
    ...['-CAfile', root, '-untrusted', issuers, '-CRLfile', crl, leaf],
  );
  expect(said).toContain(`${leaf}: OK`);
}

async function downloadCrl(openssl: OpenSsl, leaf: string): Promise<string> {
  const points = await openssl.call('x509', '-in', leaf, '-noout', '-ext', 'crlDistributionPoints');
  const address = /URI:(\S+)/.exec(points)?.[1];
  expect(address, points).toMatch(/^http:/);
  const answer = await fetch(address ?? '');
  expect(answer.status).toBe(200);
  await openssl.write('crl.der', new Uint8Array(await answer.arrayBuffer()));
  await openssl.call('crl', '-inform', 'DER', '-in', 'crl.der', '-out', 'crl.pem');
  return 'crl.pem';
}

/** Signs a mail with the certificate and lets a stranger verify it (RFC 8551). */
export async function signAndVerify(openssl: OpenSsl, { leaf, issuers, root }: Chain, keyFile: string): Promise<void> {
  const message = await aMessage(openssl);
  await openssl.call(
    'cms',
    '-sign',
    '-in',
    message,
    '-signer',
    leaf,
    '-inkey',
    keyFile,
    '-certfile',
    issuers,
    '-out',
    'signed.eml',
  );
  await openssl.call(
    'cms',
    '-verify',
    '-in',
    'signed.eml',
    '-CAfile',
    root,
    '-purpose',
    'smimesign',
    '-out',
    'verified.txt',
  );
  expect(await textOf(openssl, 'verified.txt')).toBe(await textOf(openssl, message));

  const signed = await readFile(openssl.path('signed.eml'), 'utf8');
  await openssl.write('forged.eml', signed.replace('at noon', 'at ten'));
  await expect(
    openssl.call('cms', '-verify', '-in', 'forged.eml', '-CAfile', root, '-out', 'forged.txt'),
  ).rejects.toThrow();
}

/** Encrypts to the certificate what only its key opens (RFC 8551; for EC keys RFC 5753). */
export async function encryptAndDecrypt(openssl: OpenSsl, { leaf }: Chain, keyFile: string): Promise<void> {
  const message = await aMessage(openssl);
  await openssl.call('cms', '-encrypt', '-aes-256-cbc', '-in', message, '-out', 'encrypted.eml', leaf);
  expect(await textOf(openssl, 'encrypted.eml')).not.toContain('at noon');
  await openssl.call(
    'cms',
    '-decrypt',
    '-in',
    'encrypted.eml',
    '-recip',
    leaf,
    '-inkey',
    keyFile,
    '-out',
    'decrypted.txt',
  );
  expect(await textOf(openssl, 'decrypted.txt')).toBe(await textOf(openssl, message));
}

const aMessage = (openssl: OpenSsl) =>
  openssl.write('message.txt', 'Content-Type: text/plain; charset=utf-8\r\n\r\nWe meet at noon.\r\n');

const textOf = async (openssl: OpenSsl, name: string) =>
  (await readFile(openssl.path(name), 'utf8')).replaceAll('\r\n', '\n').trim();
