import { Injectable } from '@nestjs/common';
import { In, IsNull, type EntityManager } from 'typeorm';
import { EnterpriseEntity } from './enterprise.entity';

/** What other modules need to know of a tenant. */
export interface EnterpriseFacts {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly tokenMailsPerHour: number;
}

/** For rows of other modules that show their enterprise. Deleted ones are missing. */
@Injectable()
export class FindEnterprises {
  /** By their names alone, the deleted ones too: for what outlives its enterprise. */
  async names(manager: EntityManager, ids: Iterable<string>): Promise<ReadonlyMap<string, string>> {
    const rows = await manager.find(EnterpriseEntity, {
      select: { id: true, name: true },
      where: { id: In([...ids]) },
    });
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  async run(manager: EntityManager, ids: Iterable<string>): Promise<ReadonlyMap<string, EnterpriseFacts>> {
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return new Map();
    const rows = await manager.find(EnterpriseEntity, {
      select: { id: true, name: true, active: true, tokenMailsPerHour: true },
      where: { id: In(wanted), deletedAt: IsNull() },
    });
    return new Map(
      rows.map(({ id, name, active, tokenMailsPerHour }) => [id, { id, name, active, tokenMailsPerHour }]),
    );
  }
}
