import type { MigrationInterface, QueryRunner } from 'typeorm';
import enterpriseCounts from '../../enterprises/enterprise-counts.sql';

/** What modules above keep for an enterprise, now that their tables are there. */
export class EnterpriseCounts1764000007500 implements MigrationInterface {
  name = 'EnterpriseCounts1764000007500';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`create or replace view enterprise_counts as ${enterpriseCounts}`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
