import type { RequestListener } from 'node:http';
import { describe, expect, it } from 'vitest';
import { body, check, first, NAME, path, served, site, to, value, withSite } from './testing/file-check';

withSite();

describe('V-F7: redirects', () => {
  it.each([301, 302, 307, 308])('%d is followed to https', async (status) => {
    const { is, sighting } = await check(first(to(`https://${NAME}/v`, status), served));
    expect(is).toBe('pass');
    expect(sighting.hops.map(({ url }) => url)).toEqual([`http://${NAME}${path}`, `https://${NAME}/v`]);
  });

  it.each<[string, string, string]>([
    ['another name', 'http://www.example.org/v', 'http://www.example.org/v'],
    ['a path', '/v?a=b#c', `http://${NAME}/v?a=b`],
    ['port 80, said aloud', `http://${NAME}:80/v`, `http://${NAME}/v`],
    ['port 443, said aloud', `https://${NAME}:443/v`, `https://${NAME}/v`],
  ])('%s is followed', async (_, location, url) => {
    const { is, sighting } = await check(first(to(location), served));
    expect([is, sighting.hops[1]?.url]).toEqual(['pass', url]);
  });

  it('the ports that stand for 80 and 443 may be named', async () => {
    const { is, sighting } = await check(first(to(`https://${NAME}:${site.ports.https}/v`), served));
    expect([is, sighting.hops[1]?.url]).toEqual(['pass', `https://${NAME}/v`]);
  });

  it('of several Locations the last one counts', async () => {
    const twice: RequestListener = (_, response) =>
      response.writeHead(301, ['Location', 'http://127.0.0.1/', 'Location', '/v']).end();
    expect((await check(first(twice, served))).sighting.hops[1]?.url).toBe(`http://${NAME}/v`);
  });

  it.each<[string, RequestListener, string]>([
    ['status 303', to('/v', 303), 'status'],
    ['status 300', to('/v', 300), 'status'],
    ['status 305', to('/v', 305), 'status'],
    ['no Location', body('', {}, 301), 'no-location'],
    ['a loop', to(path), 'loop'],
    ['ftp', to('ftp://x.example.org/v'), 'scheme'],
    ['file', to('file:///etc/passwd'), 'scheme'],
    ['gopher', to('gopher://127.0.0.1:70/'), 'scheme'],
    ['data', to(`data:text/plain,${value}`), 'scheme'],
    ['port 8443', to(`https://${NAME}:8443/`), 'port'],
    ['port 22', to(`http://${NAME}:22/`), 'port'],
    ['user@host', to('http://user@www.example.org/'), 'userinfo'],
    ['name@address', to('http://www.example.org@127.0.0.1/'), 'userinfo'],
    ['2,001 characters', to(`/${'x'.repeat(2000)}`), 'too-long'],
    ['what is no address', to('http://['), 'unreadable'],
    ['one label', to('http://localhost/'), 'host'],
    ['an underscore', to('http://a_b.example.org/'), 'host'],
    ...[
      ...[
        '127.0.0.1',
        '[::1]',
        '[::ffff:127.0.0.1]',
        '[::127.0.0.1]',
        '2130706433',
        '0x7f.1',
        '0',
        '127.1',
        '017700000001',
      ],
      ...[
        '169.254.169.254',
        '10.0.0.1',
        '100.64.0.1',
        '[fc00::1]',
        '[64:ff9b::7f00:1]',
        '[2002:7f00:1::]',
        '①②⑦.0.0.1',
        '8.8.8.8',
      ],
    ].map((host): [string, RequestListener, string] => [
      `S11: http://${host}/`,
      to(`http://${host}/`.replace('①②⑦', '%E2%91%A0%E2%91%A1%E2%91%A6')),
      'host',
    ]),
  ])('S11, S13: %s is not followed', async (_, serve, rule) => {
    const { is, findings, sighting } = await check(first(serve, serve));
    expect([is, sighting.fault?.reason, findings[0]?.params['reason']]).toEqual(['file-redirect-refused', rule, rule]);
  });

  it('S13: ten redirects are followed, the eleventh is not', async () => {
    const chain =
      (most: number): RequestListener =>
      ({ url }, response) => {
        const at = Number(/^\/(\d+)$/.exec(url ?? '')?.[1] ?? 0);
        if (at === most) response.end(value);
        else response.writeHead(302, { location: `/${at + 1}` }).end();
      };
    const ten = await check(chain(10));
    expect([ten.is, ten.sighting.hops.length]).toEqual(['pass', 11]);
    const eleven = await check(chain(11));
    expect([eleven.is, eleven.sighting.fault?.reason]).toEqual(['file-redirect-refused', 'too-many']);
    expect(eleven.sighting.hops).toHaveLength(11);
  });

  it.each([
    ['Refresh', body('', { refresh: `0; url=/v` })],
    ['meta', body('<meta http-equiv="refresh" content="0; url=/v">')],
    ['Location with 200', body('', { location: '/v' })],
  ])('%s is no redirect', async (_, serve) => {
    await check(first(serve, served));
    expect(site.heard).toHaveLength(1);
  });

  it('a name that leads inside is refused at the redirect too', async () => {
    const { is, sighting } = await check(to('http://inside.example.org/'));
    expect(is).toBe('file-address-refused');
    expect(sighting.hops[1]).toMatchObject({ addressRefused: ['127.0.0.1'], addressUsed: null });
  });
});
