import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE } from '../roles';

/** The installation's settings; invitations into accounts that were made on behalf. */
export class Inviting1764000011000 implements MigrationInterface {
  name = 'Inviting1764000011000';

  async up(q: QueryRunner): Promise<void> {
    await this.settings(q);
    await this.activations(q);
  }

  /** One row, which the application changes and never adds or takes away. */
  private async settings(q: QueryRunner): Promise<void> {
    await q.query(
      `create table settings (id int primary key check (id = 1), changed jsonb not null, version int not null)`,
    );
    await q.query(`insert into settings (id, changed, version) values (1, '{}', 1)`);
    await q.query(`grant select, update on settings to ${APP_ROLE}`);
  }

  private async activations(q: QueryRunner): Promise<void> {
    await q.query(
      `alter table invitation add kind text not null default 'invitation' check (kind in ('invitation', 'activation'))`,
    );
    await q.query('alter table invitation alter kind drop default');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
