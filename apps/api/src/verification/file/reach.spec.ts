import { describe, expect, it } from 'vitest';
import { fakeLook, unanswered } from './testing/fake-look';
import { check, first, NAME, names, served, site, to, withSite } from './testing/file-check';
import { WEB } from './testing/web';

withSite();

describe('V-F4, V-F5, S11, S12: where it may reach', () => {
  it.each([
    ...['127.0.0.1', '10.0.0.1', '100.64.0.1', '169.254.169.254', '192.168.0.1', '172.16.0.1', '0.0.0.0', '::1', '::'],
    ...[
      '::ffff:127.0.0.1',
      '::127.0.0.1',
      'fc00::1',
      'fe80::1',
      '64:ff9b::7f00:1',
      '2002:7f00:1::',
      '::ffff:127.0.0.9',
    ],
  ])('a name with the address %s', async (address) => {
    const { is, outcome, findings } = await check(served, { zone: { [NAME]: [address] } });
    expect([is, outcome]).toEqual(['file-address-refused', 'fail']);
    expect(findings[0]).toMatchObject({ found: address, retryable: false, params: { address } });
  });

  it.each(['127.0.0.1', '[::1]', 'localhost', '2130706433', '0x7f.1', '127.1'])('the name %s', async (name) => {
    expect((await check(served, { name, zone: { [name]: [WEB] } })).is).toBe('file-address-refused');
    expect(site.heard).toEqual([]);
  });

  it('S12: a private second address is left out, the other one is used', async () => {
    const { is, sighting } = await check(served, { zone: { [NAME]: ['127.0.0.1', WEB, '::1'] } });
    expect(is).toBe('pass');
    expect(sighting.hops[0]).toMatchObject({ addressRefused: ['::1', '127.0.0.1'], addressUsed: WEB });
  });

  it('S12: a name that changes its mind is resolved once, also over its redirects', async () => {
    let count = 0;
    const { look, asked: questions } = fakeLook({ [NAME]: () => (count++ < 2 ? [WEB] : ['127.0.0.1']) });
    const { is, sighting } = await check(first(to('/v'), served), { look });
    expect(is).toBe('pass');
    expect(questions.map(({ type }) => type).sort()).toEqual(['A', 'AAAA']);
    expect(sighting.hops.map(({ addressUsed }) => addressUsed)).toEqual([WEB, WEB]);
    expect(sighting.lookups).toHaveLength(2);
  });

  it('an alias is followed, records of other names are not', async () => {
    expect((await check(served, { zone: { [NAME]: ['cname cdn.example.net', WEB] } })).is).toBe('pass');
    const look = fakeLook({ 'other.example.org': [WEB] }).look;
    const stray = await check(served, {
      look: async (question) => ({ ...(await look({ ...question, name: 'other.example.org' })), question }),
    });
    expect(stray.is).toBe('file-unreachable');
  });

  it('no address: unreachable, and said so', async () => {
    const { is, outcome, findings } = await check(served, { zone: { [NAME]: [] } });
    expect([is, outcome, findings[0]?.params['reason']]).toEqual(['file-unreachable', 'error', 'no-address']);
  });

  it.each(['dnssec-bogus', 'dns-servfail', 'dns-timeout', 'resolver-not-validating'] as const)(
    'V-F4: %s at either family stops before anybody is connected',
    async (fault) => {
      for (const broken of ['A', 'AAAA']) {
        const { look } = fakeLook(names);
        const { is, outcome, findings } = await check(served, {
          look: (question) =>
            question.type === broken ? Promise.resolve(unanswered(question, fault)) : look(question),
        });
        expect([is, outcome]).toEqual([fault, 'error']);
        expect(findings[0]).toMatchObject({ subject: NAME, at: '127.0.0.1:53', params: { type: broken } });
      }
      expect(site.heard).toEqual([]);
    },
  );

  it('V-F4: a bogus name behind a redirect stops there', async () => {
    const { look } = fakeLook(names);
    const { is } = await check(first(to('http://www.example.org/'), served), {
      look: (question) =>
        question.name === NAME ? look(question) : Promise.resolve(unanswered(question, 'dnssec-bogus')),
    });
    expect([is, site.heard.length]).toEqual(['dnssec-bogus', 1]);
  });
});
