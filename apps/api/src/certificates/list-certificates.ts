import type { Certificate, CertificateQuery, Page } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../shared/access/caller';
import { Scope } from '../shared/access/scope';
import { CertificateStore } from './certificate.store';
import { PresentCertificates } from './present-certificates';

@Injectable()
export class ListCertificates {
  constructor(
    private readonly certificates: CertificateStore,
    private readonly present: PresentCertificates,
  ) {}

  async run(asked: CertificateQuery, caller: Caller): Promise<Page<Certificate>> {
    const page = await this.certificates.page(asked, Scope.of(caller, 'certificates:read'));
    return { ...page, items: await this.present.run(page.items) };
  }
}
