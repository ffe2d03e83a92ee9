import { buildCrlTbs, assemble } from '@countersign/pki';
import { rule } from '@countersign/rules';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { BuiltinCas, type OwnIssuer } from '../../connectors';
import { Clock } from '../../shared/clock';
import type { CrlRow } from './crl.entity';
import { CrlStore, type Entry } from './crl.store';

const DAY = 86_400_000;

/** The list of an issuer that says what is known now: the stored one, or a new one with the next number when that is a day old or says less. */
@Injectable()
export class RenewCrl {
  constructor(
    private readonly builtinCas: BuiltinCas,
    private readonly crls: CrlStore,
    private readonly clock: Clock,
  ) {}

  /** Null: no issuer of ours. */
  async run(issuerId: string): Promise<CrlRow | null> {
    const issuer = await this.builtinCas.find(issuerId);
    if (!issuer) return null;
    const [newest, entries] = await Promise.all([this.crls.newest(issuerId), this.crls.entries(issuer)]);
    if (newest && this.isGood(newest, entries)) return newest;
    const next = await this.sign(issuer, entries, BigInt(newest?.number ?? 0) + 1n);
    // Who was faster may have looked before what is listed here was so
    return (await this.crls.add(next)) ? next : this.run(issuerId);
  }

  private isGood({ thisUpdate, digest }: CrlRow, entries: readonly Entry[]): boolean {
    return digest === digestOf(entries) && this.clock.now().getTime() - thisUpdate.getTime() < DAY;
  }

  private async sign(issuer: OwnIssuer, entries: readonly Entry[], number: bigint): Promise<CrlRow> {
    const thisUpdate = this.clock.now();
    thisUpdate.setUTCMilliseconds(0);
    const nextUpdate = new Date(thisUpdate.getTime() + rule('crl.interval', thisUpdate) * 1000);
    const listed = entries.map(({ serial, at, reason }) => ({ serial, at, ...(reason && { reason }) }));
    const tbs = buildCrlTbs({ issuer: issuer.issuer, number, thisUpdate, nextUpdate, entries: listed });
    const der = Buffer.from(assemble(tbs, issuer.issuer.signatureAlgorithm, await issuer.sign(tbs)));
    return { issuerId: issuer.id, number: String(number), thisUpdate, nextUpdate, digest: digestOf(entries), der };
  }
}

const digestOf = (entries: readonly Entry[]): string =>
  createHash('sha256')
    .update(entries.map(({ serial, at, reason }) => `${serial} ${at.toISOString()} ${reason ?? ''}`).join('\n'))
    .digest('base64url');
