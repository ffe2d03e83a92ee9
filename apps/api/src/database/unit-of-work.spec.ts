import { Injectable, Module } from '@nestjs/common';
import { PgBoss } from 'pg-boss';
import { Client } from 'pg';
import { beforeEach, describe, expect, it } from 'vitest';
import { INSTALLATION, verifyChains } from '../audit';
import { newId } from '../shared/ids';
import { specApi } from '../testing/spec-api';
import { anOperator } from '../testing/spec-callers';
import { Handles } from './handlers';
import type { AuditObject, Tx } from './tx';
import { UnitOfWork } from './unit-of-work';

class CheckDecided {
  constructor(readonly outcome: string) {}
}
class RequestMoved {
  constructor(readonly to: string) {}
}
const seen: string[] = [];
const about = (id: string, enterpriseId: string | null = null): AuditObject => ({
  type: 'request',
  id,
  label: id,
  enterpriseId,
});

@Injectable()
class FreesDomains {
  @Handles(CheckDecided) async run({ outcome }: CheckDecided): Promise<void> {
    seen.push(`domains ${outcome}`);
  }
}
@Injectable()
class FollowsChecks {
  @Handles(CheckDecided) async run({ outcome }: CheckDecided, tx: Tx): Promise<void> {
    seen.push(`requests ${outcome}`);
    if (outcome === 'broken') throw new Error('no');
    tx.emit(outcome === 'circle' ? new CheckDecided('circle') : new RequestMoved('verified'));
  }
  @Handles(RequestMoved) async moved({ to }: RequestMoved, tx: Tx): Promise<void> {
    seen.push(`moved ${to}`);
    tx.audit('request.issued', about('r1'), { after: { to } });
  }
}
@Module({ providers: [FreesDomains] })
class LowerModule {}
@Module({ imports: [LowerModule], providers: [FollowsChecks] })
class UpperModule {}

const olive = anOperator();

describe('the unit of work', () => {
  const api = specApi({ business: UpperModule });
  const run = <T>(work: (tx: Tx) => Promise<T>) => api.app.get(UnitOfWork).run(olive, work);
  const count = async (table: string) =>
    Number((await api.db.query<{ n: string }[]>(`select count(*) n from ${table}`))[0]?.n);
  const counts = () => Promise.all(['audit_record', 'live_event', 'pgboss.job'].map(count));
  const everything = async (tx: Tx) => {
    tx.job('dead', { id: '1' });
    tx.live({
      topic: 'request:1',
      type: 'request',
      data: { status: 'draft' },
      enterpriseId: null,
      ownerId: null,
      permission: 'requests:read',
    });
    tx.audit('request.san-saved', about('r1'), { before: { n: 0 }, after: { n: 1 } });
  };
  beforeEach(() => {
    seen.length = 0;
  });

  it('lets lower floors handle an event first; handlers raise further ones', async () => {
    await run(async (tx) => {
      tx.emit(new CheckDecided('passed'));
      seen.push('raised');
    });
    expect(seen).toEqual(['raised', 'domains passed', 'requests passed', 'moved verified']);
    expect(await count('audit_record')).toBe(1);
  });

  it('answers with what handlers changed, when asked to handle at once', async () => {
    const during = await run(async (tx) => {
      tx.emit(new CheckDecided('passed'));
      await tx.handle();
      return [...seen];
    });
    expect(during).toHaveLength(3);
    expect(seen).toHaveLength(3);
  });

  it('has no limit to how much happens, only to how long one thing leads to another', async () => {
    await run(async (tx) => {
      for (let n = 0; n < 300; n++) tx.emit(new RequestMoved('verified'));
    });
    expect(seen).toHaveLength(300);
  });

  it('does what follows from the whole once, after all events, and handles what that raises', async () => {
    await run(async (tx) => {
      const follow = () => {
        tx.atLast('request 1', async () => {
          seen.push('followed');
          tx.emit(new RequestMoved('issued'));
        });
      };
      follow();
      tx.emit(new CheckDecided('passed'));
      follow();
    });
    expect(seen).toEqual(['domains passed', 'requests passed', 'moved verified', 'followed', 'moved issued']);
  });

  it.each(['broken', 'circle'])('rolls everything back when handlers fail: %s', async (outcome) => {
    const before = await counts();
    const failing = run(async (tx) => {
      await everything(tx);
      tx.emit(new CheckDecided(outcome));
    });
    await expect(failing).rejects.toThrow(/no|circle/);
    expect(await counts()).toEqual(before);
  });

  it('writes job, news and audit with the change, and notifies after the commit', async () => {
    const listener = new Client(api.database.url);
    await listener.connect();
    await listener.query('listen live');
    const heard = new Promise<string | undefined>((done) => {
      listener.on('notification', ({ payload }) => {
        done(payload);
      });
    });
    await run(everything);
    expect(await heard).toBe(
      (await api.db.query<{ id: string }[]>('select id from live_event order by id desc'))[0]?.id,
    );
    expect(await api.app.get(PgBoss).fetch('dead')).toMatchObject([{ data: { id: '1' } }]);
    await listener.end();
  });

  it('writes who, what, about what, from where, and both states', async () => {
    await run(everything);
    const [row] = await api.db.query<object[]>(
      `select * from audit_record where action = 'request.san-saved' order by seq desc`,
    );
    expect(row).toMatchObject({
      actor_type: 'person',
      actor_id: olive.id,
      actor_name: 'Olive Operator',
      object_type: 'request',
      object_id: 'r1',
      ip: '192.0.2.1',
      user_agent: 'spec',
      trace_id: 'spec',
      before: { n: 0 },
      after: { n: 1 },
      enterprise_id: null,
    });
  });

  it('runs the victim of a dead-lock again', async () => {
    await api.database.owner(
      `create table lamp (id int primary key, n int not null); insert into lamp values (1, 0), (2, 0); grant all on lamp to countersign_app`,
    );
    let runs = 0;
    const both = (first: number, second: number) =>
      run(async (tx) => {
        runs++;
        await tx.manager.query('update lamp set n = n + 1 where id = $1', [first]);
        await tx.manager.query('select pg_sleep(0.1)');
        await tx.manager.query('update lamp set n = n + 1 where id = $1', [second]);
      });
    await Promise.all([both(1, 2), both(2, 1)]);
    expect(runs).toBeGreaterThanOrEqual(3);
    expect(await api.db.query('select n from lamp')).toEqual([{ n: 2 }, { n: 2 }]);
  });

  it('keeps every audit chain whole with eight writers side by side', async () => {
    const [a, b] = [newId(), newId()];
    await Promise.all(
      Array.from({ length: 8 }, async (_, writer) => {
        for (let n = 0; n < 25; n++)
          await run(async (tx) => {
            const subjects = [about('x', a), about('y', b), about('z')];
            for (const subject of writer % 2 ? subjects : subjects.reverse())
              tx.audit('request.san-saved', subject, { after: { writer, n } });
          });
      }),
    );
    expect(await api.db.query('select seq::int from audit_chain where id = any($1)', [[a, b]])).toEqual([
      { seq: 200 },
      { seq: 200 },
    ]);
    expect((await verifyChains(api.db.manager)).breaks).toEqual([]);
  }, 60_000);

  it.each([
    ['changed', `update audit_record set after = '{"n":7}' where chain = '${INSTALLATION}' and seq = 2`, 2],
    ['renamed', `update audit_record set actor_name = 'Eve' where chain = '${INSTALLATION}' and seq = 3`, 3],
    ['deleted', `delete from audit_record where chain = '${INSTALLATION}' and seq = 2`, 2],
    ['cut at the tail', `delete from audit_record where chain = '${INSTALLATION}' and seq > 4`, 5],
  ])('names the first bad row when one was %s', async (_, tampering, seq) => {
    const found = api.db.transaction(async (manager) => {
      await manager.query('set local role none'); // the owner again: the application may not
      await manager.query(tampering);
      throw new Error(JSON.stringify((await verifyChains(manager)).breaks.map(({ chain, seq }) => ({ chain, seq })))); // thrown, so that the tampering is rolled back
    });
    await expect(found).rejects.toThrow(JSON.stringify([{ chain: INSTALLATION, seq }]));
  });
});
