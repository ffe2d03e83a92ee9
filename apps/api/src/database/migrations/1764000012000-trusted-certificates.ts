import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What must be revoked with an enterprise is found without its whole history. */
export class TrustedCertificates1764000012000 implements MigrationInterface {
  name = 'TrustedCertificates1764000012000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(
      `create index on certificate (enterprise_id, id) where revoked_at is null or revocation_reason = 'certificateHold'`,
    );
    await q.query(`create index on issuance (enterprise_id) where state in ('planned', 'signing', 'unknown')`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
