import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import type { Tx } from '../../database/tx';
import { RoleEntity } from './role.entity';

/** The one role of the operators, and of each enterprise, that is taken where none is given. */
@Injectable()
export class DefaultRole {
  /** First of all locks: of two who choose another one at once the second sees what the first has chosen. */
  async lock({ manager }: Tx, enterpriseId: string | null): Promise<void> {
    const name = `default role of ${enterpriseId ?? 'operators'}`;
    await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 43))', [name]);
  }

  of(manager: EntityManager, enterpriseId: string | null): Promise<RoleEntity> {
    return manager.findOneByOrFail(RoleEntity, { ...here(enterpriseId), isDefault: true });
  }

  /** Makes room for another. */
  async clear(tx: Tx, enterpriseId: string | null): Promise<void> {
    await this.mark(tx, { ...here(enterpriseId), isDefault: true }, false);
  }

  /** What is no default any more gives it back to the role that comes with the product. */
  async giveBack(tx: Tx, enterpriseId: string | null): Promise<void> {
    const key = enterpriseId === null ? 'operator' : 'enterprise-user';
    await this.mark(tx, { ...here(enterpriseId), key }, true);
  }

  private async mark({ manager }: Tx, where: object, isDefault: boolean): Promise<void> {
    await manager.update(RoleEntity, where, { isDefault, version: () => 'version + 1' });
  }
}

const here = (enterpriseId: string | null) => ({ enterpriseId: enterpriseId ?? IsNull(), deletedAt: IsNull() });
