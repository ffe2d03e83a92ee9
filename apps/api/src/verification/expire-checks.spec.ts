import { beforeAll, describe, expect, it } from 'vitest';
import { checkOf, RequestWorld } from '../requests/testing';
import { specApi } from '../testing/spec-api';
import { ExpireChecks } from './expire-checks';

describe('what the clock decides', () => {
  const api = specApi({ environment: { SMTP_URL: '', RATE_LIMIT_FACTOR: '1000' } });
  let world: RequestWorld;
  beforeAll(async () => {
    world = await RequestWorld.with(api);
  });
  const rowOf = async (id: string) =>
    ((await api.database.owner(`select status from ownership_check where id = '${id}'`)) as { status: string }[])[0];
  const news = async (id: string) =>
    (
      (await api.database.owner(
        `select type, data from live_event where topic = 'request:${id}' order by id desc limit 2`,
      )) as {
        type: string;
        data: object;
      }[]
    ).reverse();

  it('is written down by the sweep: a proof that ran out, a Token that nobody typed', async () => {
    const [proven, waiting] = ['mia@nordlicht.example', 'ada@nordlicht.example'];
    const request = await world.proven(proven);
    const other = await world.filled(waiting);
    await world.mailed(other, waiting);
    api.clock.advance({ days: 31 });
    await api.app.get(ExpireChecks).run();

    expect(await rowOf(checkOf(request, proven).id)).toEqual({ status: 'expired' });
    expect(await rowOf(checkOf(other, waiting).id)).toEqual({ status: 'unverified' });
    const challenges = await api.database.owner(`select state from mailbox_challenge order by created_at`);
    expect(challenges).toEqual([{ state: 'verified' }, { state: 'expired' }]);
    const { items } = (await world.voice.get('/api/v1/requests?status=verified')).json<{ items: object[] }>();
    expect(items).toEqual([]);
    expect(await news(request.id)).toMatchObject([
      { type: 'check', data: { status: 'expired', code: 'proof-expired' } },
      { type: 'request', data: { status: 'verifying', waitsFor: { who: 'requester' } } },
    ]);
  });
});
