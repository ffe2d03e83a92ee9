import type { Certificate } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../shared/access/caller';
import { Scope } from '../shared/access/scope';
import { versioned } from '../shared/answers';
import { RaError } from '../shared/problem';
import { CertificateStore } from './certificate.store';
import { PresentCertificates } from './present-certificates';

@Injectable()
export class GetCertificate {
  constructor(
    private readonly certificates: CertificateStore,
    private readonly present: PresentCertificates,
  ) {}

  async run(id: string, caller: Caller): Promise<Certificate> {
    const row = await this.certificates.get(id, Scope.of(caller, 'certificates:read'));
    const [certificate] = await this.present.run([row]);
    if (!certificate) throw new RaError('not-found');
    return versioned(certificate, row.version);
  }
}
