import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { generateSecret } from 'otplib';
import { DataSource } from 'typeorm';
import type { Tx } from '../../database/tx';
import { named } from '../people/person.entity';
import { hashOfToken } from '../secret-token';
import type { FactorMethod } from './factor-method';
import { RecoveryCodeEntity } from './totp.entity';

const HOW_MANY = 10;
/** 80 bits: nobody guesses one, so that no slow hash is needed and a run of wrong tries never locks the owner out. */
const BYTES = 10;

/** For the day on which the phone is gone. Shown once; the one way to the table `recovery_code`. */
@Injectable()
export class RecoveryCodes implements FactorMethod {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  reads(typed: string): boolean {
    return /^[A-Z2-7]{16}$/.test(bare(typed));
  }

  async redeem(tx: Tx, personId: string, typed: string): Promise<boolean> {
    const { affected } = await tx.manager.delete(RecoveryCodeEntity, { personId, codeHash: hashOf(typed) });
    if (affected !== 1) return false;
    tx.audit('recovery-code.used', named({ id: personId, name: tx.caller.name }));
    return true;
  }

  /** A new set; the older one ends. */
  async renew(tx: Tx, personId: string): Promise<string[]> {
    await this.remove(tx, personId);
    const codes = Array.from({ length: HOW_MANY }, () => grouped(generateSecret({ length: BYTES })));
    const rows = codes.map((code) => ({ personId, codeHash: hashOf(code) }));
    await tx.manager.insert(RecoveryCodeEntity, rows);
    return codes;
  }

  async remove(tx: Tx, personId: string): Promise<void> {
    await tx.manager.delete(RecoveryCodeEntity, { personId });
  }

  left(personId: string): Promise<number> {
    return this.db.manager.countBy(RecoveryCodeEntity, { personId });
  }
}

/** Blanks, hyphens and case are layout. */
const bare = (typed: string) => typed.replace(/[\s-]/g, '').toUpperCase();
const hashOf = (typed: string) => hashOfToken(bare(typed));
const grouped = (letters: string) => letters.match(/.{4}/g)?.join('-') ?? letters;
