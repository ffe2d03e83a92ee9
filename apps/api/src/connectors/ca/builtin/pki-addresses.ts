import type { IssuerUrls } from '@countersign/pki';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../../config';

/** Where certificates say that their issuer, its revocation list and its OCSP responder are found: plain http (RFC 5280 §4.2.1.13), below PKI_URL. */
@Injectable()
export class PkiAddresses {
  private readonly base: string;

  constructor(@Inject(CONFIG) config: Pick<Config, 'pkiUrl'>) {
    this.base = config.pkiUrl;
  }

  of(issuerId: string): IssuerUrls {
    const address = `${this.base}/pki/${issuerId}`;
    return { crlUrl: `${address}.crl`, caIssuersUrl: `${address}.crt`, ocspUrl: `${address}/ocsp` };
  }
}
