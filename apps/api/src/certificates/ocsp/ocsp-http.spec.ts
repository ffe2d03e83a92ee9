import { ocspRefusal } from '@countersign/pki';
import { PgBoss } from 'pg-boss';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { BuiltinCas } from '../../connectors';
import { newId } from '../../shared/ids';
import { specApi } from '../../testing/spec-api';
import { CertificatesModule } from '..';
import { ASKED, leaf, RelyingParty } from './testing';

describe('the OCSP responder', () => {
  const api = specApi({ business: CertificatesModule });
  const party = new RelyingParty(api);

  describe('over HTTP', () => {
    let issuer: string;
    let asked: Buffer;
    beforeAll(async () => {
      await party.holds(await party.world.issue());
      issuer = await party.issuerOf();
      asked = await party.question(...leaf);
    });

    it('answers a GET, with its slashes encoded or not, for half a minute', async () => {
      const base64 = asked.toString('base64');
      for (const path of [encodeURIComponent(base64), base64]) {
        const answer = await party.get(issuer, path);
        expect(answer.headers).toMatchObject({
          'content-type': 'application/ocsp-response',
          'cache-control': 'public, max-age=30',
        });
        expect(await party.toldBy(answer, ...leaf)).toMatch(/leaf\.pem: good\n/);
      }
    });

    it('reads slashes wherever base64 has them', async () => {
      const other = Buffer.concat([asked.subarray(0, -6), Buffer.alloc(6, 0xff)]); // the end of a serial
      const base64 = other.toString('base64');
      expect(base64).toContain('////');
      const serial = `0x${other.subarray(-16).toString('hex')}`;
      expect(
        await party.toldBy(await party.get(issuer, base64), '-issuer', 'issuing.pem', '-serial', serial),
      ).toContain('unknown');
    });

    it('lets nobody keep an answer with a nonce', async () => {
      const nonce = await party.question('-nonce', ...leaf);
      const answer = await party.get(issuer, encodeURIComponent(nonce.toString('base64')));
      expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-store']);
      expect(
        await party.openssl('ocsp', '-resp_text', '-noverify', '-respin', await party.file('a.der', answer.rawPayload)),
      ).toContain('OCSP Nonce');
    });

    it.each([
      ['nothing', ''],
      ['a text', 'who is it'],
      ['JSON', '{}'],
    ])('says malformed of %s, to be kept by nobody', async (_, body) => {
      for (const answer of [await party.post(issuer, body), await party.get(issuer, encodeURIComponent(body || '='))]) {
        expect(await party.refusalOf(answer)).toBe('200 malformedrequest');
        expect(answer.headers).toMatchObject({
          'content-type': 'application/ocsp-response',
          'cache-control': 'no-store',
        });
      }
    });

    it('finds no responder of an issuer that is none', async () => {
      for (const none of [newId(), 'x'])
        for (const answer of [await party.post(none, asked), await party.get(none, asked.toString('base64'))])
          expect([answer.statusCode, answer.headers['content-type']]).toEqual([
            404,
            'application/problem+json; charset=utf-8',
          ]);
    });

    it('reads 8 KiB and no more', async () => {
      expect(await party.refusalOf(await party.post(issuer, Buffer.alloc(8 * 1024)))).toBe('200 malformedrequest');
      const answer = await party.post(issuer, Buffer.alloc(8 * 1024 + 1));
      expect([answer.statusCode, answer.json()]).toMatchObject([413, { code: 'too-large' }]);
    });

    it.each(['application/json', 'text/plain', 'application/octet-stream', 'application/x-www-form-urlencoded'])(
      'takes no body of the type %s',
      async (type) => {
        const answer = await party.post(issuer, '{}', { 'content-type': type });
        expect([answer.statusCode, answer.json()]).toMatchObject([415, { code: 'unsupported-media-type' }]);
      },
    );

    it('is the one place that takes questions', async () => {
      const answer = await api.app.inject({
        method: 'POST',
        url: '/api/v1/session',
        payload: asked,
        headers: ASKED,
      });
      expect([answer.statusCode, answer.json()]).toMatchObject([415, { code: 'unsupported-media-type' }]);
    });

    it('says which method is right', async () => {
      const answer = await api.anonymous().get(`/pki/${issuer}/ocsp`);
      expect([answer.statusCode, answer.headers['allow']]).toEqual([405, 'POST']);
    });
  });

  describe('costs', () => {
    let signatures = 0;
    beforeAll(() => api.app.get(PgBoss).offWork('renew-crls', { wait: true })); // lists are signed by the same hand
    const count = async (change: object = {}) => {
      signatures = 0;
      const cas = api.app.get(BuiltinCas);
      const issuer = await cas.find(await party.issuerOf());
      return vi.spyOn(cas, 'find').mockResolvedValue({
        ...issuer!,
        sign: async (bytes) => {
          signatures += 1;
          return issuer!.sign(bytes);
        },
        ...change,
      });
    };
    const many = async (times: number, body: Buffer) => {
      const issuer = await party.issuerOf();
      return Promise.all(Array.from({ length: times }, () => party.post(issuer, body)));
    };

    it('one signature a minute for the same question, and another as soon as there is another answer', async () => {
      const id = await party.world.issue();
      await party.holds(id);
      const asked = await party.question(...leaf);
      const find = await count();
      expect(new Set((await many(200, asked)).map(({ rawPayload }) => rawPayload.toString('hex'))).size).toBe(1);
      expect(signatures).toBe(1);
      await party.revoke(id);
      expect(await party.toldBy((await many(1, asked))[0]!, ...leaf)).toContain('revoked');
      expect(signatures).toBe(2);
      api.clock.advance({ seconds: 61 });
      await many(2, asked);
      expect(signatures).toBe(3);
      api.clock.advance({ seconds: -61 });
      find.mockRestore();
    });

    it('no more at once than the process bears: then try later', async () => {
      await party.holds(await party.world.issue());
      const waiting = Promise.withResolvers<Buffer>();
      const find = await count({ sign: () => waiting.promise });
      const asked = await party.question('-nonce', ...leaf);
      const issuer = await party.issuerOf();
      const told: string[] = [];
      const all = Array.from({ length: 40 }, async () => {
        told.push((await party.post(issuer, asked)).rawPayload.toString('hex'));
      });
      const tryLater = Buffer.from(ocspRefusal('tryLater')).toString('hex');
      await expect.poll(() => told).toEqual(Array(8).fill(tryLater));
      waiting.resolve(Buffer.from('a signature'));
      await Promise.all(all);
      expect(told.filter((answer) => answer !== tryLater)).toHaveLength(32);
      find.mockRestore();
      expect(await party.ask(await party.issuerOf(), ...leaf)).toMatch(/leaf\.pem: good\n/);
    });

    it('no signature where the key may not sign answers', async () => {
      await party.holds(await party.world.issue());
      const asked = await party.question(...leaf);
      const { issuer } = (await api.app.get(BuiltinCas).find(await party.issuerOf()))!;
      const find = await count({ issuer: { ...issuer, signsAnswers: false } });
      expect(await party.refusalOf((await many(1, asked))[0]!)).toBe('200 unauthorized');
      expect(signatures).toBe(0);
      find.mockRestore();
    });
  });
});
