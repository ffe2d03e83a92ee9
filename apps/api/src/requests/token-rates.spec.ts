import { beforeAll, describe, expect, it } from 'vitest';
import { specApi } from '../testing/spec-api';
import { codeOf, detailOf, RequestWorld } from './testing';

const address = 'mia@nordlicht.example';

describe('how many Token mails go out (V-M4)', () => {
  const api = specApi({ environment: { SMTP_URL: '' } });
  let world: RequestWorld;
  beforeAll(async () => {
    world = await RequestWorld.with(api);
  });

  it('60 seconds apart, three in ten minutes to one address whoever asks', async () => {
    const request = await world.filled(address);
    detailOf(await world.start(request, address));
    const tooSoon = await world.start(request, address);
    expect(codeOf(tooSoon)).toBe('429 rate-limited');
    expect(Number(tooSoon.headers['retry-after'])).toBeGreaterThan(50);
    for (let mail = 2; mail <= 3; mail++) {
      api.clock.advance({ seconds: 61 });
      detailOf(await world.start(request, address));
    }
    api.clock.advance({ seconds: 61 });
    expect(codeOf(await world.start(request, address))).toBe('429 rate-limited');
    const elsewhere = await RequestWorld.with(api);
    expect(codeOf(await elsewhere.start(await elsewhere.filled(address), address))).toBe('429 rate-limited');
    api.clock.advance({ minutes: 10 });
    detailOf(await world.start(request, address));
  });

  it('three to one mailbox, however its address is written', async () => {
    const spellings = ['nora@nordlicht.example', 'Nora@nordlicht.example', 'nOra@nordlicht.example'] as const;
    const request = await world.filled(...spellings, 'NORA@nordlicht.example');
    for (const spelling of spellings) detailOf(await world.start(request, spelling));
    expect(codeOf(await world.start(request, 'NORA@nordlicht.example'))).toBe('429 rate-limited');
  });

  it('no more in an hour than the enterprise may send', async () => {
    await api.database.owner(`update enterprise set token_mails_per_hour = 2 where id = '${world.enterpriseId}'`);
    api.clock.advance({ hours: 2 });
    const request = await world.filled('a@nordlicht.example', 'b@nordlicht.example', 'c@nordlicht.example');
    detailOf(await world.start(request, 'a@nordlicht.example'));
    detailOf(await world.start(request, 'b@nordlicht.example'));
    expect(codeOf(await world.start(request, 'c@nordlicht.example'))).toBe('429 rate-limited');
  });
});
