import type { Detail } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { detailDto } from './check-dto';
import { Eyesight } from './look/eyesight';
import { recordsOf, type LookupRecord } from './look/lookup-record';
import { CaaLooker } from './methods/caa';

export interface CaaAsked {
  readonly name: string;
  readonly issuers: readonly string[];
  readonly accountUri: string | null;
}
export interface CaaSeen {
  readonly name: string;
  readonly verdict: 'allow' | 'deny' | 'error';
  readonly code: string | null;
  readonly details: Detail[];
  readonly lookups: LookupRecord[];
}

/** What DNS says now, for whoever is about to publish a record. No proof comes of it, and nothing is kept. */
@Injectable()
export class PreviewCaa {
  constructor(
    private readonly eyesight: Eyesight,
    private readonly caaLooker: CaaLooker,
  ) {}

  async run({ name, issuers, accountUri }: CaaAsked): Promise<CaaSeen> {
    const terms = {
      method: 'caa',
      identifier: name,
      allowedIssuers: issuers,
      accountUri,
      publiclyTrusted: false,
      challenge: null,
      methodsUsed: [],
      passOnFailure: false,
    } as const;
    const seen = await this.caaLooker.look(terms, this.eyesight.for(terms));
    const { outcome, code, details } = this.caaLooker.judge(terms, seen);
    const verdict = ({ pass: 'allow', fail: 'deny', error: 'error' } as const)[outcome];
    return { name, verdict, code, details: details.map(detailDto), lookups: recordsOf(seen.lookups) };
  }
}
