import { beforeAll, describe, expect, it } from 'vitest';
import { LiveLog } from '../live';
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
    (await api.app.get(LiveLog).recent()).filter(({ topic }) => topic === `request:${id}`).slice(-2);

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

  it('is written down of the others when one fails, which is tried again', async () => {
    const addresses = ['one@nordlicht.example', 'two@nordlicht.example', 'three@nordlicht.example'];
    const waiting: string[] = [];
    for (const address of addresses) {
      const request = await world.filled(address);
      await world.mailed(request, address);
      waiting.push(checkOf(request, address).id);
    }
    const statuses = () => Promise.all(waiting.map(async (id) => (await rowOf(id))?.status));
    await api.database.owner(`create function fail() returns trigger language plpgsql as $$ begin
      if new.id = '${waiting[0]}' then raise 'a poisoned row'; end if; return new; end $$;
      create trigger fail before update on ownership_check for each row execute function fail()`);
    api.clock.advance({ hours: 25 });
    await expect(api.app.get(ExpireChecks).run()).rejects.toThrow(
      `check ${waiting[0]}: QueryFailedError: a poisoned row`,
    );
    expect(await statuses()).toEqual(['pending', 'unverified', 'unverified']);

    await api.database.owner('drop trigger fail on ownership_check');
    await api.app.get(ExpireChecks).run();
    expect(await statuses()).toEqual(['unverified', 'unverified', 'unverified']);
  });
});
