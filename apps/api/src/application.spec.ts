import { Controller, Get, Module } from '@nestjs/common';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { Needs } from './shared/access/needs';
import { CallerOf } from './shared/access/caller-of';
import type { Caller } from './shared/access/caller';
import { Answers } from './shared/answers';
import { specApi } from './testing/spec-api';
import { tempFolder } from './testing/temp-folder';

@Controller('things')
@Needs('anyone', 'none')
class ThingsController {
  @Get() @Answers(z.object({ ip: z.string().nullable() })) read(@CallerOf() { ip }: Caller): object {
    return { ip };
  }
  @Get('broken') @Answers(z.object({})) broken(): object {
    throw new Error('no');
  }
}
@Module({ controllers: [ThingsController] })
class ThingsModule {}

const index = `<!doctype html>
<html lang="en">
  <head><meta name="color-scheme" content="light dark" /></head>
  <body><cs-root ngCspNonce="CSP_NONCE"></cs-root></body>
</html>`;
const web = tempFolder();
writeFileSync(join(web, 'index.html'), index);
writeFileSync(join(web, 'main-ABCD.js'), 'export {};');

const everywhere = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': expect.stringContaining("frame-ancestors 'none'") as string,
  'x-trace-id': expect.any(String) as string,
};
const answers: [string, string, number, Record<string, string>?][] = [
  ['a page', '/requests/new', 200],
  ['a file', '/main-ABCD.js', 200],
  ['a file that is not there', '/main-EFGH.js', 404],
  ['a file that did not change', '/main-ABCD.js', 304, { 'if-modified-since': new Date(4e12).toUTCString() }],
  ['a part of a file, which is the whole', '/main-ABCD.js', 200, { range: 'bytes=900-' }],
  ['a way out of the folder', '/..%2f..%2fetc/passwd.txt', 404],
  ['a page of a problem', '/problems/forbidden', 200],
  ['whether we can serve', '/readyz', 200],
  ['the inbox that is not there', '/dev/mail', 404],
  ['a list that nobody revoked', '/pki/none.crl', 404],
  ['an answer', '/api/v1/things', 200],
  ['an error', '/api/v1/things/broken', 500],
  ['an address of the API that is not there', '/api/v1/nothing', 404],
  ['a malformed address', '/%', 400],
  ['health', '/healthz', 200],
  ['OpenAPI', '/api/openapi.json', 200],
];

describe('headers', () => {
  const api = specApi({ business: ThingsModule, web });
  const https = specApi({ business: ThingsModule, web, environment: { PUBLIC_URL: 'https://ra.example.org' } });

  it.each(answers)('stand on %s: %s', async (_, url, status, headers) => {
    const answer = await api.anonymous().get(url, headers);
    expect([answer.statusCode, answer.headers]).toMatchObject([status, everywhere]);
    expect(answer.headers['strict-transport-security']).toBeUndefined();
    expect(JSON.stringify(answer.headers)).not.toMatch(/fastify|nest|express|node|"server"|powered/i);
  });

  it.each(answers)('ask for https where PUBLIC_URL is https, on %s: %s', async (_, url, _status, headers) => {
    expect((await https.anonymous().get(url, headers)).headers['strict-transport-security']).toMatch(/^max-age=\d{8}/);
  });

  it('let files be kept for a year, pages and answers not at all', async () => {
    const kept = async (url: string) => (await api.anonymous().get(url)).headers['cache-control'];
    expect(await kept('/main-ABCD.js')).toBe('public, max-age=31536000, immutable');
    for (const url of ['/requests', '/api/v1/things', '/api/v1/nothing', '/main-EFGH.js'])
      expect(await kept(url)).toBe('no-store');
  });
});

describe('pages', () => {
  const api = specApi({ business: ThingsModule, web });
  const page = (headers = {}, url = '/requests') => api.anonymous().get(url, headers);

  it('carry a nonce of their own, in the policy and in the page', async () => {
    const [one, two] = [await page(), await page()];
    const nonceOf = (policy: unknown) => /script-src 'strict-dynamic' 'nonce-([\w+/=]{24})'/.exec(String(policy))?.[1];
    const nonce = nonceOf(one.headers['content-security-policy']);
    expect(one.body).toContain(`ngCspNonce="${nonce!}"`);
    expect(one.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce!}'`);
    expect(one.headers['content-security-policy']).toContain(
      "require-trusted-types-for 'script'; trusted-types angular angular#bundler angular#components",
    );
    expect(nonceOf(two.headers['content-security-policy'])).not.toBe(nonce);
  });

  it.each([
    ['no cookie', '', '<html lang="en" dir="ltr">', 'content="light dark"'],
    ['a theme', 'theme=dark', '<html lang="en" dir="ltr" data-theme="dark">', 'content="dark"'],
    ['a theme that nobody knows', 'theme="><script>', '<html lang="en" dir="ltr">', 'content="light dark"'],
    ['a language that is not there yet', 'language=xx', '<html lang="en" dir="ltr">', 'content="light dark"'],
  ])('are stamped by %s', async (_, cookie, html, scheme) => {
    const { body } = await page({ cookie });
    expect(body).toContain(html);
    expect(body).toContain(scheme);
  });

  it.each(['/', '/requests/new?step=csr', '/invitations/AbC_1-2'])('answer for %s', async (url) => {
    expect((await page({}, url)).headers['content-type']).toBe('text/html; charset=utf-8');
  });

  it.each(['/api', '/api/v2/requests', '/favicon.ico', '/.env', '/pki/none.crl', '/index.php?x=.html'])(
    'do not answer for %s',
    async (url) => {
      const answer = await page({}, url);
      expect([answer.statusCode, answer.headers['content-type']]).toEqual([
        404,
        'application/problem+json; charset=utf-8',
      ]);
    },
  );
});

describe('X-Forwarded-For', () => {
  const direct = specApi({ business: ThingsModule });
  const behind = specApi({ business: ThingsModule, environment: { TRUSTED_PROXIES: '127.0.0.0/8' } });
  const headers = { 'x-forwarded-for': '198.51.100.7' };

  it('counts from a trusted proxy alone', async () => {
    expect((await direct.anonymous().get('/api/v1/things', headers)).json()).toEqual({ ip: '127.0.0.1' });
    expect((await behind.anonymous().get('/api/v1/things', headers)).json()).toEqual({ ip: '198.51.100.7' });
    const elsewhere = { method: 'GET', url: '/api/v1/things', headers, remoteAddress: '203.0.113.9' } as const;
    expect((await behind.app.inject(elsewhere)).json()).toEqual({ ip: '203.0.113.9' });
  });
});
