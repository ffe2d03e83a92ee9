import type { RequestListener } from 'node:http';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { outboundRules } from '../../shared/outbound/outbound-rules';
import { fileLimits } from './fetch-proof';
import { body, check, first, NAME, path, served, site, value, withSite } from './testing/file-check';
import { WEB } from './testing/web';

withSite();

describe('V-F1, V-F6, V-F9: how it asks', () => {
  it('one GET of exactly this address, for the bare bytes, without cookies', async () => {
    await check(served);
    expect(site.heard).toHaveLength(1);
    const [{ host, url, headers } = {}] = site.heard;
    expect({ host, url }).toEqual({ host: NAME, url: path });
    expect(headers).toMatchObject({ 'user-agent': 'Countersign-DCV', 'accept-encoding': 'identity' });
    expect(Object.keys(headers ?? {}).sort()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ]);
    expect(JSON.stringify(site.heard)).not.toContain(value);
  });

  it('cookies that are set are not sent back', async () => {
    await check(
      first((_, response) => response.writeHead(302, { location: '/again', 'set-cookie': 'a=b' }).end(), served),
    );
    expect(site.heard.map(({ headers }) => headers['cookie'])).toEqual([undefined, undefined]);
  });

  it('V-F8: https, with a certificate that nobody trusts, whose fingerprint is kept', async () => {
    const { is, sighting } = await check(served, { scheme: 'https' });
    expect(is).toBe('pass');
    expect(site.heard[0]).toMatchObject({ host: NAME, sni: NAME });
    expect(sighting.hops[0]).toMatchObject({ url: `https://${NAME}${path}`, tls: { version: 'TLSv1.3' } });
    expect(sighting.hops[0]?.tls?.certSha256).toMatch(/^[\da-f]{64}$/);
  });

  it('V-F1: https where port 80 cannot be connected', async () => {
    const { sighting, is } = await check(served, { ports: { ...site.ports, http: 1 } });
    expect(is).toBe('pass');
    expect(sighting.hops.map(({ url, tried }) => [url.split(':')[0], tried.map(({ error }) => error)])).toEqual([
      ['http', ['ECONNREFUSED']],
      ['https', []],
    ]);
  });

  it('V-F1: not where port 80 answers, whatever it says', async () => {
    await check(body('', {}, 404));
    expect(site.heard).toHaveLength(1);
  });

  it('V-F6: AAAA first, then A after a connect failure', async () => {
    const refusalOf = outboundRules([WEB, '::9']);
    const limits = { ...fileLimits, connectMs: 200 };
    const { is, sighting } = await check(served, { zone: { [NAME]: [WEB, '::9'] }, refusalOf, limits });
    expect(is).toBe('pass');
    expect(sighting.hops[0]?.tried.map(({ address }) => address)).toEqual(['::9']);
    expect(sighting.hops[0]?.addressUsed).toBe(WEB);
  });

  it('V-F6: at most four addresses', async () => {
    const dead = Array.from({ length: 9 }, (_, i) => `127.0.0.${20 + i}`);
    const { is, sighting } = await check(served, {
      zone: { [NAME]: [...dead, WEB] },
      refusalOf: outboundRules(['127.0.0.8/29', '127.0.0.16/28']),
      ports: { http: 1, https: 1 },
    });
    expect(is).toBe('file-unreachable');
    expect(sighting.hops.map(({ tried }) => tried.length)).toEqual([4, 4]);
  });

  it('proxies of the environment are not used', async () => {
    const proxy = `http://127.0.0.1:${site.ports.http}`;
    const before = { ...process.env };
    Object.assign(process.env, { HTTP_PROXY: proxy, http_proxy: proxy, HTTPS_PROXY: proxy, NODE_USE_ENV_PROXY: '1' });
    try {
      expect((await check(served)).is).toBe('pass');
    } finally {
      process.env = before;
    }
  });
});

describe('V-F9, S13: limits', () => {
  const quick = { ...fileLimits, totalMs: 400, connectMs: 200 };
  const drip: RequestListener = (_, response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write(value[0] ?? ''), 50);
    response.on('close', () => {
      clearInterval(timer);
    });
  };

  it('the defaults are those of the rule', () => {
    expect(fileLimits).toEqual({
      totalMs: 10_000,
      connectMs: 3000,
      headerBytes: 16_384,
      bodyBytes: 10_000,
      addresses: 4,
    });
  });

  it.each<[string, RequestListener]>([
    ['one byte after the other', drip],
    ['the value, but no end', (_, response) => void response.writeHead(200).write(value)],
    ['no answer at all', () => undefined],
    ['half of the headers', ({ socket }) => socket.write('HTTP/1.1 200 OK\r\nX-A: b\r\n')],
  ])('%s ends in time', async (_, serve) => {
    const started = performance.now();
    const { is, outcome } = await check(serve, { limits: quick });
    expect([is, outcome]).toEqual(['file-too-slow', 'error']);
    expect(performance.now() - started).toBeLessThan(1500);
  });

  it('a resolver that never answers ends in time', async () => {
    const { is } = await check(served, { limits: quick, look: () => new Promise(() => undefined) });
    expect(is).toBe('file-too-slow');
  });

  it('a server that accepts, but never greets, is a connect failure', async () => {
    const mute = createServer(() => undefined);
    const port = await new Promise<number>((resolve) => {
      mute.listen(0, WEB, () => {
        resolve((mute.address() as { port: number }).port);
      });
    });
    const { is, sighting } = await check(served, {
      limits: { ...quick, totalMs: 2000 },
      scheme: 'https',
      ports: { http: 1, https: port },
    });
    mute.close();
    expect([is, sighting.hops[0]?.tried]).toEqual(['file-unreachable', [{ address: WEB, error: 'ETIMEDOUT' }]]);
  });

  it.each<[string, Record<string, string>, string]>([
    ['a body without end', {}, 'file-too-large'],
    ['a bomb of gzip', { 'content-encoding': 'gzip' }, 'file-encoded'],
  ])('%s is cut, and costs no memory', async (_, headers, expected) => {
    const chunk = Buffer.alloc(1 << 20, 'a');
    let sent = 0;
    const endless: RequestListener = (_, response) => {
      response.writeHead(200, headers);
      const more = () => {
        while (!response.destroyed && sent < 1 << 30 && response.write(chunk)) sent += chunk.length;
      };
      response.on('drain', more);
      more();
    };
    const before = process.memoryUsage();
    const { is, sighting } = await check(endless);
    const after = process.memoryUsage();
    expect(is).toBe(expected);
    expect(Buffer.from(sighting.bodyBytes ?? '', 'base64').length).toBeLessThanOrEqual(10_000);
    expect(sent).toBeLessThan(50 << 20);
    expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(10 << 20);
  });
});
