import { answerTo, nameServer, type GivenAnswer, type NameServer } from '@countersign/dns/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../testing/free-port';
import { checkIn, DomainWorld, valueOf } from '../testing/domain-world';

type Records = NonNullable<GivenAnswer['answers']>;

const port = await freePort();
const [quick, slow] = ['127.0.0.2', '127.0.0.3'] as const;
const soaOf = (name: string, serial: number): Records[number] => ({
  type: 'SOA',
  name,
  ttl: 1800,
  data: { mname: `ns1.${name}`, rname: `hostmaster.${name}`, serial, refresh: 1, retry: 1, expire: 1, minimum: 1800 },
});

describe('a record that was just published', () => {
  const world = DomainWorld.forSpecs({ DNS_AUTHORITY_PORT: `${port}`, OUTBOUND_ALLOW: '127.0.0.2/31' });
  const { dns } = world;
  const zone = 'stale.nordlicht.test';
  let value = '';
  const servers: NameServer[] = [];
  const authority = (serial: number, texts: () => Records) => (query: Buffer) => {
    const asksForSoa = query.readUInt16BE(query.length - 15) === 6; // before the class and the 11 bytes of OPT
    return [answerTo(query, { answers: asksForSoa ? [soaOf(zone, serial)] : texts() })];
  };

  beforeAll(async () => {
    servers.push(
      await nameServer(
        authority(8, () => [{ type: 'TXT', name: `_ra-challenge.${zone}`, ttl: 60, data: value }]),
        quick,
        port,
      ),
      await nameServer(
        authority(7, () => []),
        slow,
        port,
      ),
    );
  });
  afterAll(async () => {
    for (const server of servers) await server[Symbol.asyncDispose]();
  });

  it('stale-negative: V-T6: what the resolver remembers is told with its time, and which server of the zone lags behind; it proves nothing', async () => {
    const request = await world.started(await world.filled(zone));
    value = valueOf(request);
    dns.say(`TXT _ra-challenge.${zone}`, { rcode: 'nxdomain', ad: true, authorities: [soaOf(zone, 7)] });
    dns.say(`NS ${zone}`, {
      ad: true,
      answers: ['ns1', 'ns2'].map((each) => ({ type: 'NS', name: zone, ttl: 60, data: `${each}.${zone}` })),
    });
    for (const [server, data] of [[`ns1.${zone}`, quick] as const, [`ns2.${zone}`, slow] as const])
      dns.say(`A ${server}`, { ad: true, answers: [{ type: 'A', name: server, ttl: 60, data }] });

    const { status, code, details, nextTryAt } = checkIn(await world.verified(request, 'domain'), 'domain');
    expect([status, code]).toEqual(['failed', 'txt-missing']);
    expect(nextTryAt).not.toBeNull();
    const said = (wanted: string) => details.find((each) => each.code === wanted)?.text ?? '';
    expect(said('txt-nxdomain')).toContain('1800 seconds');
    expect(said('ns-lag')).toContain(`ns2.${zone}`);
    expect(servers.map(({ asked }) => asked.length > 0)).toEqual([true, true]);

    dns.txt(`_ra-challenge.${zone}`, value);
    expect(checkIn(await world.verified(request, 'domain'), 'domain')).toMatchObject({
      status: 'verified',
      details: [],
    });
  });
});
