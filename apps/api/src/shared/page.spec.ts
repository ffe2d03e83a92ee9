import type { ListQuery } from '@countersign/contracts';
import { Column, Entity } from 'typeorm';
import { beforeAll, describe, expect, it } from 'vitest';
import { Rows, TenantRow } from '../database/rows';
import { specDatabase } from '../database/testing/spec-database';
import { Scope } from './access/scope';
import { newId } from './ids';
import { listOf, mapPage } from './page';

@Entity('spec_thing')
class ThingRow extends TenantRow {
  @Column('text') name: string;
  @Column('timestamptz', { name: 'seen_at', nullable: true }) seenAt: Date | null;
}

const plan = { sorts: { name: 'row.name', seenAt: 'row.seenAt' }, id: 'row.id', usual: 'name:asc' };
const names = Array.from({ length: 23 }, (_, i) => String.fromCharCode(97 + i));

describe('a list', () => {
  const { db, owner } = specDatabase([ThingRow]);
  beforeAll(async () => {
    await owner(`create table spec_thing (id uuid primary key, enterprise_id uuid not null, name text not null, seen_at timestamptz);
      grant select, insert on spec_thing to countersign_app`);
    const seen = (i: number) => (i % 3 === 0 ? null : new Date(1_000_000 + Math.floor(i / 2)));
    await db.manager.insert(
      ThingRow,
      names.map((name, i) => ({ id: newId(), enterpriseId: newId(), name, seenAt: seen(i) })),
    );
  });

  const list = async (asked: Partial<ListQuery>, filter = 'true') => {
    const query = new Rows(db.manager, ThingRow, Scope.everything('spec')).query().andWhere(filter);
    return mapPage(await listOf(query, { size: 5, ...asked }, plan), ({ name }) => name);
  };
  const walk = async (sort: string, step: 'next' | 'prev', cursor: string | null): Promise<string[]> => {
    if (cursor === null) return [];
    const page = await list({ sort, cursor });
    const more = await walk(sort, step, page[step]);
    return step === 'next' ? [...page.items, ...more] : [...more, ...page.items];
  };

  it('gives a page, its place and its size', async () => {
    const page = await list({ page: 2 });
    expect(page).toMatchObject({ items: ['f', 'g', 'h', 'i', 'j'], page: 2, size: 5, total: 23, totalIsExact: true });
    expect([page.next, page.prev]).toEqual([expect.any(String), expect.any(String)]);
  });

  it('ends where it ends', async () => {
    expect(await list({ page: 5 })).toMatchObject({ items: ['u', 'v', 'w'], next: null });
    expect(await list({})).toMatchObject({ prev: null, page: 1 });
    expect(await list({}, 'false')).toMatchObject({ items: [], total: 0, next: null, prev: null });
  });

  it.each(['name:asc', 'name:desc', 'seenAt:asc', 'seenAt:desc'])(
    'reaches each row once by cursor, there and back: %s',
    async (sort) => {
      const first = await list({ sort });
      const there = [...first.items, ...(await walk(sort, 'next', first.next))];
      expect([...there].sort()).toEqual(names);
      const last = await list({ sort, page: 5 });
      expect([...(await walk(sort, 'prev', last.prev)), ...last.items]).toEqual(there);
    },
  );

  it('puts rows without a value last in both directions', async () => {
    const without = names.filter((_, i) => i % 3 === 0);
    for (const sort of ['seenAt:asc', 'seenAt:desc'])
      expect(without).toEqual(expect.arrayContaining((await list({ sort, page: 5 })).items));
  });

  it.each([
    [
      'a changed cursor',
      (cursor: string) => ({ cursor: `${cursor.startsWith('A') ? 'B' : 'A'}${cursor.slice(1)}` }),
      'cursor-mismatch',
    ],
    ['a short cursor', () => ({ cursor: 'AA' }), 'cursor-mismatch'],
    ['the cursor of another order', (cursor: string) => ({ cursor, sort: 'name:desc' }), 'cursor-mismatch'],
    ['the cursor of another filter', (cursor: string) => ({ cursor, q: 'x' }), 'cursor-mismatch'],
    ['an unknown order', () => ({ sort: 'password:asc' }), 'unknown-sort'],
    ['SQL as an order', () => ({ sort: 'name; drop table spec_thing' }), 'unknown-sort'],
    ['a name of every object', () => ({ sort: 'constructor:asc' }), 'unknown-sort'],
    ['a page too deep', () => ({ page: 2001 }), 'page-too-deep'],
  ])('refuses %s', async (_, asked, code) => {
    const { next } = await list({});
    await expect(list(asked(next!))).rejects.toMatchObject({ code });
  });

  it('estimates above 10,000', async () => {
    await owner(
      `insert into spec_thing select gen_random_uuid(), gen_random_uuid(), 'z' || n, null from generate_series(1, 12000) n; analyze spec_thing`,
    );
    expect(await list({})).toMatchObject({ totalIsExact: false });
    expect((await list({})).total).toBeGreaterThan(10_000);
  });
});
