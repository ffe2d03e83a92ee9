import type { QueryRunner } from 'typeorm';

export const APP_ROLE = 'countersign_app';

/** Disks do not turn any more: where a list has an index in its order, a page far behind is read along it and not sorted anew. */
const PLANNER = '-c random_page_cost=1.1';

/**
 * For each connection of the application (TypeORM, pg-boss, LISTEN): in the role from its first statement on, and again after RESET ROLE.
 * What the URL says wins over pg's own `options`, so it is said in the URL.
 */
export function asApplication(url: string): string {
  const address = new URL(url);
  const given = address.searchParams.get('options') ?? '';
  address.searchParams.set('options', `${PLANNER} ${given} -c role=${APP_ROLE}`);
  return address.href;
}

/** Roles belong to the cluster: the first database makes it. A creator who is no superuser may step down into it only after its own grant. */
export async function createAppRole(q: QueryRunner): Promise<void> {
  await q.query(`do $$ begin
    if not exists (select from pg_roles where rolname = '${APP_ROLE}') then
      create role ${APP_ROLE} nologin;
      grant ${APP_ROLE} to current_user;
    elsif not pg_has_role('${APP_ROLE}', 'member') then
      raise 'ask the administrator of this cluster for: grant ${APP_ROLE} to %', current_user;
    end if;
  exception when duplicate_object then null; -- another database of this cluster was faster
  end $$`);
  await q.query(`grant usage on schema public to ${APP_ROLE}`);
}

/** A new table or view is closed to the application until its migration says one of these. */
export const mayChange = (q: QueryRunner, ...tables: string[]): Promise<unknown> =>
  q.query(`grant select, insert, update, delete on ${tables.join(', ')} to ${APP_ROLE}`);
export const mayOnlyAppend = (q: QueryRunner, ...tables: string[]): Promise<unknown> =>
  q.query(`grant select, insert on ${tables.join(', ')} to ${APP_ROLE}`);
export const mayRead = (q: QueryRunner, ...views: string[]): Promise<unknown> =>
  q.query(`grant select on ${views.join(', ')} to ${APP_ROLE}`);
export const mayUse = (q: QueryRunner, ...sequences: string[]): Promise<unknown> =>
  q.query(`grant usage on sequence ${sequences.join(', ')} to ${APP_ROLE}`);
