import { problemCodes } from '@countersign/contracts';
import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { specApi } from '../testing/spec-api';
import { ReadinessProbe } from './readiness';

@Module({})
class NothingModule {}

describe('health', () => {
  const api = specApi({ business: NothingModule });

  it('says that the process lives and that it can serve', async () => {
    expect((await api.anonymous().get('/healthz')).json()).toEqual({ status: 'ok' });
    const ready = await api.anonymous().get('/readyz');
    expect([ready.statusCode, ready.json()]).toMatchObject([
      200,
      { status: 'ok', parts: { database: { state: 'ok' }, queue: { state: 'ok' }, smtp: { state: 'ok' } } },
    ]);
  });

  it('is only degraded while mails wait for the mail server', async () => {
    await api.database.owner(`insert into outbox_mail (id, recipient, template, state, tries, last_error, created_at)
      values (gen_random_uuid(), 'mia@example.org', 'invitation', 'waiting', 1, '421 later, mia@example.org', '2026-11-02T08:00:00Z')`);
    const ready = await api.anonymous().get('/readyz');
    expect([ready.statusCode, ready.json()]).toMatchObject([
      200,
      { status: 'degraded', parts: { smtp: { state: 'down' } } },
    ]);
    expect(ready.body).not.toContain('mia');
    await api.database.owner('delete from outbox_mail');
  });

  it('shows the page of every problem code, and of no other', async () => {
    for (const code of problemCodes) {
      const page = await api.anonymous().get(`/problems/${code}`);
      expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
      expect(page.body).toContain(`<code>${code}</code>`);
    }
    expect((await api.anonymous().get('/problems/constructor')).statusCode).toBe(404);
    expect((await api.anonymous().get('/problems/<script>')).statusCode).toBe(404);
  });

  it('says 503 before it stops, and while the database is away; the process lives on', async () => {
    await api.app.get(DataSource).query('select 1');
    await api.database.owner(`alter table rate_limit rename to away`);
    expect((await api.anonymous().get('/readyz')).json()).toMatchObject({
      status: 'down',
      parts: { migrations: { state: 'down' } },
    });
    await api.database.owner(`alter table away rename to rate_limit`);
    api.app.get(ReadinessProbe).stop();
    const ready = await api.anonymous().get('/readyz');
    expect([ready.statusCode, ready.headers['retry-after'], ready.json()]).toMatchObject([
      503,
      '2',
      { status: 'down' },
    ]);
    expect((await api.anonymous().get('/healthz')).statusCode).toBe(200);
  });
});
