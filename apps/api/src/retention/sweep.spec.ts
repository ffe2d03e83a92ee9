import { Module } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import { specApi } from '../testing/spec-api';
import { Sweep } from './sweep';

@Module({})
class NothingModule {}

describe('the sweep', () => {
  const api = specApi({ business: NothingModule });

  it('takes what has had its time, and leaves the rest', async () => {
    const ago = (hours: number) => new Date(api.clock.now().getTime() - hours * 3600_000);
    const event = `insert into live_event (topic, type, data, permission, at) values ('a', 'b', '{}', 'requests:read', $1)`;
    const key = `insert into once_key values ('a', 'POST', '/', $2, '', '', true, 200, null, null, $1)`;
    const rate = `insert into rate_limit values ('a', $2, 1, $1)`;
    for (const hours of [0.5, 2]) await api.db.query(event, [ago(hours)]);
    for (const hours of [30, 50]) await api.db.query(key, [ago(hours), String(hours)]);
    for (const hours of [-1, 1]) await api.db.query(rate, [ago(hours), String(hours)]);
    await api.app.get(Sweep).run();
    for (const table of ['live_event', 'once_key', 'rate_limit'])
      expect(await api.db.query(`select count(*)::int as left from ${table}`)).toEqual([{ left: 1 }]);
  });
});
