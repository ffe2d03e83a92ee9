import type { DownloadFormat } from '@countersign/contracts';
import { chainPem, p7b, toPem, type Bytes } from '@countersign/pki';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../shared/access/caller';
import { Scope } from '../shared/access/scope';
import { CertificateStore } from './certificate.store';
import { fileNameOf } from './file-name';

export interface Download {
  readonly bytes: Buffer;
  readonly type: string;
  readonly fileName: string;
}

interface Form {
  readonly type: string;
  readonly ending: string;
  /** Of the chain, leaf first. */
  readonly bytes: (leaf: Bytes, chain: Bytes[]) => string | Bytes;
}
const forms: Readonly<Record<DownloadFormat, Form>> = {
  pem: { type: 'application/x-pem-file', ending: '.pem', bytes: (leaf) => toPem('CERTIFICATE', leaf) },
  chain: { type: 'application/x-pem-file', ending: '-chain.pem', bytes: (_, chain) => chainPem(chain) },
  der: { type: 'application/pkix-cert', ending: '.cer', bytes: (leaf) => leaf },
  p7b: { type: 'application/pkcs7-mime', ending: '.p7b', bytes: (_, chain) => p7b(chain) },
};

/** The certificate in the form that the device at hand can read. */
@Injectable()
export class DownloadCertificate {
  constructor(private readonly certificates: CertificateStore) {}

  async run(id: string, format: DownloadFormat, caller: Caller): Promise<Download> {
    const row = await this.certificates.get(id, Scope.of(caller, 'certificates:read'));
    const chain = [row.der, ...row.chain].map((der) => new Uint8Array(der));
    const { type, ending, bytes } = forms[format];
    const [leaf = new Uint8Array()] = chain;
    return { bytes: Buffer.from(bytes(leaf, chain)), type, fileName: fileNameOf(row.emails[0] ?? row.serial, ending) };
  }
}
