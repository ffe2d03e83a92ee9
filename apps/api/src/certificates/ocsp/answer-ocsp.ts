import {
  DerError,
  isOfIssuer,
  ocspRefusal,
  readOcspRequest,
  type OcspRefusal,
  type OcspRequest,
} from '@countersign/pki';
import { Injectable } from '@nestjs/common';
import { BuiltinCas, type OwnIssuer } from '../../connectors';
import { RaError } from '../../shared/problem';
import { OcspStatuses } from './ocsp-statuses';
import { SignOcsp } from './sign-ocsp';

export interface OcspReply {
  readonly bytes: Uint8Array;
  /** Whether it may be the answer to others who ask the same. */
  readonly shared: boolean;
}

/** Says of certificates of one issuer whether they are revoked (RFC 6960, 5019). */
@Injectable()
export class AnswerOcsp {
  constructor(
    private readonly builtinCas: BuiltinCas,
    private readonly statuses: OcspStatuses,
    private readonly signOcsp: SignOcsp,
  ) {}

  async run(issuerId: string, der: Uint8Array): Promise<OcspReply> {
    const issuer = await this.builtinCas.find(issuerId);
    if (!issuer) throw new RaError('not-found');
    const request = read(der);
    return request ? this.answer(issuer, request) : refused('malformedRequest');
  }

  private async answer(issuer: OwnIssuer, { ids, nonce }: OcspRequest): Promise<OcspReply> {
    const ours = await Promise.all(ids.map((id) => isOfIssuer(id, issuer.issuer)));
    // Where this key can say nothing that counts, nothing is signed (RFC 5019 §2.2.3)
    if (!issuer.issuer.signsAnswers || !ours.includes(true)) return refused('unauthorized');
    const statuses = await this.statuses.of(
      issuer,
      ids.map(({ serial }) => serial),
    );
    const answers = ids.map((id, index) => ({
      id,
      status: (ours[index] && statuses[index]) || ({ as: 'unknown' } as const),
    }));
    const bytes = await this.signOcsp.run(issuer, answers, nonce);
    return bytes ? { bytes, shared: nonce === null } : refused('tryLater');
  }
}

function read(der: Uint8Array): OcspRequest | null {
  try {
    return readOcspRequest(der);
  } catch (error) {
    if (error instanceof DerError) return null;
    throw error;
  }
}

const refused = (status: OcspRefusal): OcspReply => ({ bytes: ocspRefusal(status), shared: false });
