import type { ApiToken, Permission } from '@countersign/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A key for scripts: it acts for one person, never beyond what that person may. */
@Entity('api_token')
export class ApiTokenEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('bytea', { name: 'token_hash' }) tokenHash: Buffer;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('text') name: string;
  @Column('text', { array: true }) scopes: Permission[];
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
  @Column('timestamptz', { name: 'last_used_at', nullable: true }) lastUsedAt: Date | null;
}

/** A token is made and revoked, never changed. */
export const ONLY_VERSION = 1;

export const toDto = (row: ApiTokenEntity): ApiToken => ({
  id: row.id,
  name: row.name,
  scopes: row.scopes,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
});

export const aboutToken = ({ id, name }: ApiTokenEntity) => ({
  type: 'api-token',
  id,
  label: name,
  enterpriseId: null,
});
