import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who revoked a certificate; a date without a reason, or the reverse, can be no revocation. */
export class Revocation1764000008000 implements MigrationInterface {
  name = 'Revocation1764000008000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table certificate
      add revoked_by uuid references person,
      add check ((revoked_at is null) = (revocation_reason is null)),
      add check (revoked_by is null or revoked_at is not null),
      add check (revocation_reason in ('unspecified', 'keyCompromise', 'affiliationChanged', 'superseded', 'cessationOfOperation',
        'privilegeWithdrawn', 'certificateHold'))`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
