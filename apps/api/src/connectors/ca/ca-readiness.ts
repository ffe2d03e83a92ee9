import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { down, fine, ReadyPart, type Part } from '../../shared/ready-part';
import { isCa } from '../connector-kind';
import { ConnectorKinds } from '../connector-kinds';
import { ConnectorRow } from '../connector.entity';

/** Whether certificates can be made, as far as the last tests tell. No CA is asked for this. */
@Injectable()
export class CaReadiness {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly kinds: ConnectorKinds,
  ) {}

  @ReadyPart('ca')
  async look(): Promise<Part> {
    const active = await this.db.manager.findBy(ConnectorRow, { active: true });
    const cas = active.filter(({ kind }) => isCa(this.kinds.of(kind)));
    if (cas.length === 0) return down('No CA connector is active');
    return cas.some(({ lastTest }) => lastTest?.ok === false) ? down('A CA connector failed its last test') : fine;
  }
}
