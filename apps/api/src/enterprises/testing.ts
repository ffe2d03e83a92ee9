import type { DataSource } from 'typeorm';
import { newId } from '../shared/ids';

interface Given {
  readonly name?: string;
  readonly active?: boolean;
  readonly tokenMailsPerHour?: number;
}

/** A row alone: no roles, no owner. For specs that want a tenant to exist. */
export async function anEnterprise(db: DataSource, given: Given = {}): Promise<{ id: string; name: string }> {
  const { name = 'Nordlicht Energie AG', active = true, tokenMailsPerHour = 50 } = given;
  const id = newId();
  await db.query(
    `insert into enterprise (id, name, active, token_mails_per_hour, version, created_at) values ($1, $2, $3, $4, 1, $5)`,
    [id, name, active, tokenMailsPerHour, '2026-11-02T08:00:00Z'],
  );
  return { id, name };
}
