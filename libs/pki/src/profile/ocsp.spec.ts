import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { bytesOf, fromHex } from '../asn1/bytes';
import type { Bytes } from '../asn1/bytes';
import { DerError, element, Tag } from '../asn1/der';
import { toPem } from '../asn1/pem';
import { aRoot, anIssuingCa, anOrder, issued, now, signed } from '../testing/ca';
import type { KeyKind, TestCa } from '../testing/ca';
import { file, openssl, written } from '../testing/openssl';
import { isOfIssuer, readOcspRequest } from './ocsp-request';
import { buildOcspTbs, ocspRefusal, ocspSuccess } from './ocsp-response';
import type { CertStatus } from './ocsp-response';

let root: TestCa;
let issuing: TestCa;
let leaf: Bytes;
beforeAll(async () => {
  root = await aRoot();
  issuing = await anIssuingCa(root);
  leaf = await issued(anOrder(), issuing);
  written('ocsp-root.pem', toPem('CERTIFICATE', root.certificate));
  certificateFiles(issuing, leaf);
});
const certificateFiles = (ca: TestCa, certificate: Bytes): void => {
  written('ocsp-issuing.pem', toPem('CERTIFICATE', ca.certificate));
  written('ocsp-leaf.pem', toPem('CERTIFICATE', certificate));
};
const both = ['-issuer', file('ocsp-issuing.pem'), '-cert', file('ocsp-leaf.pem')];
/** A question as openssl asks it. */
const question = (...more: readonly string[]): Bytes => {
  openssl('ocsp', ...more, ...both, '-reqout', file('question.der'));
  return bytesOf(readFileSync(file('question.der')));
};

describe('a question', () => {
  it('by openssl is read: issuer, number, nonce', async () => {
    const { ids, nonce } = readOcspRequest(question());
    expect(ids).toMatchObject([
      { hash: 'SHA-1', serial: new X509Certificate(leaf).serialNumber.toLowerCase().padStart(32, '0') },
    ]);
    expect(nonce).toHaveLength(16);
    expect(readOcspRequest(question('-no_nonce')).nonce).toBeNull();
    expect(await isOfIssuer(ids[0]!, issuing.issuer)).toBe(true);
    expect(await isOfIssuer(ids[0]!, root.issuer)).toBe(false);
    expect(await isOfIssuer(ids[0]!, (await anIssuingCa(root)).issuer)).toBe(false);
  });

  it.each(['sha1', 'sha256', 'sha384', 'sha512'])('names the issuer by %s', async (hash) => {
    const [id] = readOcspRequest(question(`-${hash}`)).ids;
    expect(await isOfIssuer(id!, issuing.issuer)).toBe(true);
  });

  it('with a hash that is not computed here names nobody', async () => {
    const [id] = readOcspRequest(question('-md5')).ids;
    expect(await isOfIssuer(id!, issuing.issuer)).toBe(false);
  });

  it('with a signature and a name of the asker is read all the same', async () => {
    written('ocsp-key.pem', issuing.key.export({ format: 'pem', type: 'pkcs8' }));
    const asSigned = ['-signer', file('ocsp-issuing.pem'), '-signkey', file('ocsp-key.pem')];
    expect(readOcspRequest(question(...asSigned)).ids).toHaveLength(1);
  });

  const sha1 = element(Tag.sequence, fromHex('06052b0e03021a0500'));
  const hash = element(Tag.octetString, new Uint8Array(20));
  const number = element(Tag.integer, Uint8Array.of(5));
  const ask = (...extensions: Uint8Array[]) =>
    element(Tag.sequence, element(Tag.sequence, sha1, hash, hash, number), ...extensions);
  const request = (list: Uint8Array, ...after: Uint8Array[]) =>
    element(Tag.sequence, element(Tag.sequence, list, ...after));
  const list = (count: number) => element(Tag.sequence, ...Array.from({ length: count }, () => ask()));
  const extension = (oidHex: string, value: Uint8Array, critical = false) =>
    element(
      Tag.sequence,
      element(Tag.oid, fromHex(oidHex)),
      ...(critical ? [element(Tag.boolean, Uint8Array.of(255))] : []),
      element(Tag.octetString, value),
    );
  const inRequest = (...extensions: Uint8Array[]) => element(0xa2, element(Tag.sequence, ...extensions));
  const nonceOf = (length: number) =>
    inRequest(extension('2b0601050507300102', element(Tag.octetString, new Uint8Array(length))));

  it.each<[string, () => Uint8Array]>([
    ['nothing', () => new Uint8Array()],
    ['text', () => new TextEncoder().encode('{"a":1}')],
    ['a certificate', () => leaf],
    ['a cut-off one', () => question().subarray(0, -1)],
    ['one with bytes behind it', () => new Uint8Array([...question(), 0])],
    ['one about no certificate', () => request(list(0))],
    ['one about too many', () => request(list(21))],
    ['another version', () => element(Tag.sequence, element(Tag.sequence, fromHex('a003020101'), list(1)))],
    ['an empty nonce', () => request(list(1), nonceOf(0))],
    ['a nonce of 129 octets', () => request(list(1), nonceOf(129))],
    ['a nonce that is none', () => request(list(1), inRequest(extension('2b0601050507300102', number)))],
    ['a critical extension', () => request(list(1), inRequest(extension('2a03', number, true)))],
    [
      'a critical extension of one certificate',
      () => request(element(Tag.sequence, ask(element(0xa0, element(Tag.sequence, extension('2a03', number, true)))))),
    ],
    [
      'a negative number',
      () =>
        request(
          element(
            Tag.sequence,
            element(Tag.sequence, element(Tag.sequence, sha1, hash, hash, element(Tag.integer, Uint8Array.of(0x80)))),
          ),
        ),
    ],
  ])('is malformed: %s', (_, der) => {
    expect(() => readOcspRequest(der())).toThrow(DerError);
  });

  it.each([1, 16, 32, 128])('carries a nonce of %i octets', (length) => {
    expect(readOcspRequest(request(list(20), nonceOf(length)))).toMatchObject({ nonce: new Uint8Array(length) });
  });

  it('carries extensions that nobody must know', () => {
    expect(readOcspRequest(request(list(1), inRequest(extension('2a03', number)))).ids).toHaveLength(1);
  });

  it('cut anywhere, or with any octet turned, is read or malformed, and nothing else', () => {
    const whole = question();
    for (let at = 0; at < whole.length; at += 1)
      for (const der of [whole.subarray(0, at), whole.map((byte, index) => (index === at ? byte ^ 0xff : byte))])
        try {
          readOcspRequest(der);
        } catch (error) {
          expect(error).toBeInstanceOf(DerError);
        }
  });
});

describe('an answer', () => {
  const at = now;
  /** The chain is judged on the day of these certificates; the answer's own times only against the wall clock. */
  const clock = ['-attime', String(Math.floor(+at / 1000) + 60), '-validity_period', '1000000000'];
  /** What openssl makes of an answer to its own question, which it has verified. */
  async function told(status: CertStatus, ca: TestCa): Promise<string> {
    const { ids, nonce } = readOcspRequest(question('-no_nonce'));
    const tbs = await buildOcspTbs({
      issuer: ca.issuer,
      producedAt: at,
      nextUpdate: new Date(+at + 3_600_000),
      answers: ids.map((id) => ({ id, status })),
      nonce,
    });
    written('answer.der', ocspSuccess(signed(tbs, ca.issuer.signatureAlgorithm, ca.key)));
    const trust = ['-CAfile', file('ocsp-root.pem'), '-verify_other', file('ocsp-issuing.pem'), ...clock];
    return openssl('ocsp', '-no_nonce', '-respin', file('answer.der'), ...both, ...trust);
  }

  it.each<[string, CertStatus, RegExp]>([
    ['good', { as: 'good' }, /leaf\.pem: good\n/],
    ['unknown', { as: 'unknown' }, /leaf\.pem: unknown\n/],
    ['revoked', { as: 'revoked', at, reason: 'keyCompromise' }, /leaf\.pem: revoked\n[^]*Reason: keyCompromise\n/],
    ['held', { as: 'revoked', at, reason: 'certificateHold' }, /leaf\.pem: revoked\n[^]*Reason: certificateHold\n/],
  ])('says %s', async (_, status, words) => {
    expect(await told(status, issuing)).toMatch(words);
  });

  it.each<CertStatus>([
    { as: 'revoked', at },
    { as: 'revoked', at, reason: 'unspecified' },
    { as: 'revoked', at, reason: null },
  ])('names no reason where none is known: %j', async (status) => {
    expect(await told(status, issuing)).not.toContain('Reason');
  });

  it.each<KeyKind>(['rsa-4096', 'p-256', 'p-384', 'ed25519'])(
    'is signed by an issuer with a key of %s',
    async (kind) => {
      const ca = await anIssuingCa(root, kind);
      certificateFiles(ca, await issued(anOrder(), ca));
      expect(await told({ as: 'good' }, ca)).toMatch(/leaf\.pem: good\n/);
      certificateFiles(issuing, leaf);
    },
  );

  it('of another issuer is not believed', async () => {
    await expect(told({ as: 'good' }, root)).rejects.toThrow(/Response Verify Failure|signer certificate not found/i);
  });

  it.each([
    ['malformedRequest', 'malformedrequest (1)'],
    ['tryLater', 'trylater (3)'],
    ['unauthorized', 'unauthorized (6)'],
  ] as const)('refuses: %s', (status, words) => {
    const answer = written('refusal.der', ocspRefusal(status));
    expect(() => openssl('ocsp', '-respin', answer)).toThrow(
      expect.objectContaining({ stdout: `Responder Error: ${words}\n` }) as Error,
    );
  });
});
