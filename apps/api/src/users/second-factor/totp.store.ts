import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Tx } from '../../database/tx';
import { SecretBox } from '../../shared/secret-box';
import { TotpEntity } from './totp.entity';

type Field = 'secret' | 'pendingSecret';
const nothing = { secret: null, lastStep: null, enrolledAt: null, pendingSecret: null, pendingSince: null };

/** The one way to the table `totp`. Its secrets leave it opened only for the moment in which a code is judged. */
@Injectable()
export class TotpStore {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly box: SecretBox,
  ) {}

  get(personId: string): Promise<TotpEntity | null> {
    return this.db.manager.findOneBy(TotpEntity, { personId });
  }

  lock(tx: Tx, personId: string): Promise<TotpEntity | null> {
    return tx.manager.findOne(TotpEntity, { where: { personId }, lock: { mode: 'for_no_key_update' } });
  }

  /** The row, locked, made where there is none. */
  async own(tx: Tx, personId: string): Promise<TotpEntity> {
    await tx.manager
      .createQueryBuilder()
      .insert()
      .into(TotpEntity)
      .values({ personId, ...nothing })
      .orIgnore()
      .execute();
    return tx.manager.findOneOrFail(TotpEntity, { where: { personId }, lock: { mode: 'for_no_key_update' } });
  }

  async save(tx: Tx, row: TotpEntity): Promise<void> {
    await tx.manager.save(TotpEntity, row);
  }

  async remove(tx: Tx, personId: string): Promise<void> {
    await tx.manager.delete(TotpEntity, { personId });
  }

  seal(row: TotpEntity, field: Field, secret: string): void {
    row[field] = this.box.seal('totp', placeOf(row, field), secret);
  }

  open(row: TotpEntity, field: Field): string | null {
    const sealed = row[field];
    return sealed === null ? null : this.box.open('totp', placeOf(row, field), sealed).toString();
  }
}

const placeOf = ({ personId }: TotpEntity, field: Field) => ({ table: 'totp', row: personId, field });
