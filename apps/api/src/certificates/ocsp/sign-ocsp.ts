import { assemble, buildOcspTbs, ocspSuccess, type Bytes, type OcspContent } from '@countersign/pki';
import { rule } from '@countersign/rules';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { OwnIssuer } from '../../connectors';
import { Clock } from '../../shared/clock';

type Answers = OcspContent['answers'];
interface Kept {
  readonly der: Promise<Bytes>;
  readonly until: Date;
}

const KEPT_FOR = 60_000;
const MOST_KEPT = 1000;
/** An RSA-4096 signature takes some 5 ms of a thread that sign-in and look-ups need too. */
const MOST_AT_ONCE = 32;

/** Signs answers, the same one once a minute, and not more at once than the process bears. */
@Injectable()
export class SignOcsp {
  private readonly kept = new Map<string, Kept>();
  private signing = 0;

  constructor(private readonly clock: Clock) {}

  /** Null: too many are being signed. */
  async run(issuer: OwnIssuer, answers: Answers, nonce: Bytes | null): Promise<Bytes | null> {
    if (nonce !== null) return this.sign(issuer, answers, nonce);
    const key = keyOf(issuer, answers);
    const kept = this.kept.get(key);
    if (kept && kept.until > this.clock.now()) return kept.der;
    const der = this.sign(issuer, answers, null);
    if (der) this.keep(key, der);
    return der;
  }

  private keep(key: string, der: Promise<Bytes>): void {
    this.kept.delete(key); // so that the oldest stands first
    this.kept.set(key, { der, until: new Date(this.clock.now().getTime() + KEPT_FOR) });
    der.catch(() => this.kept.delete(key));
    const [oldest = ''] = this.kept.keys();
    if (this.kept.size > MOST_KEPT) this.kept.delete(oldest);
  }

  private sign(issuer: OwnIssuer, answers: Answers, nonce: Bytes | null): Promise<Bytes> | null {
    if (this.signing >= MOST_AT_ONCE) return null;
    this.signing += 1;
    return this.signed(issuer, answers, nonce).finally(() => {
      this.signing -= 1;
    });
  }

  private async signed(signer: OwnIssuer, answers: Answers, nonce: Bytes | null): Promise<Bytes> {
    const producedAt = this.clock.now();
    producedAt.setUTCMilliseconds(0);
    const nextUpdate = new Date(producedAt.getTime() + rule('ocsp.life', producedAt).least * 1000);
    const { issuer } = signer;
    const tbs = await buildOcspTbs({ issuer, producedAt, nextUpdate, answers, nonce });
    return ocspSuccess(assemble(tbs, issuer.signatureAlgorithm, await signer.sign(tbs)));
  }
}

/** What was asked and what is so now: another status is another answer, at once and in every process. */
const keyOf = ({ id }: OwnIssuer, answers: Answers): string => {
  const hash = createHash('sha256').update(id);
  for (const { id, status } of answers) hash.update(id.der).update(JSON.stringify(status));
  return hash.digest('base64url');
};
