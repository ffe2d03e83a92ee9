import {
  certificate,
  certificatePage,
  certificateQuery,
  downloadQuery,
  releaseRequest,
  revokeRequest,
  type CertificateQuery,
  type DownloadFormat,
  type ReleaseRequest,
  type RevokeRequest,
} from '@countersign/contracts';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import * as z from 'zod';
import type { Caller } from '../shared/access/caller';
import { CallerOf } from '../shared/access/caller-of';
import { Needs } from '../shared/access/needs';
import { Answers, withFacts } from '../shared/answers';
import { IdParam } from '../shared/params';
import { DownloadCertificate } from './download-certificate';
import { asAttachment } from './file-name';
import { GetCertificate } from './get-certificate';
import { ListCertificates } from './list-certificates';
import { ReleaseCertificate } from './revoking/release-certificate';
import { RevokeCertificate } from './revoking/revoke-certificate';

const file = z.file().meta({ id: 'CertificateFile' });

@Controller('certificates')
export class CertificatesController {
  constructor(
    private readonly listCertificates: ListCertificates,
    private readonly getCertificate: GetCertificate,
    private readonly downloadCertificate: DownloadCertificate,
    private readonly revokeCertificate: RevokeCertificate,
    private readonly releaseCertificate: ReleaseCertificate,
  ) {}

  @Get()
  @Needs('certificates:read', 'listed')
  @Answers(certificatePage)
  list(@Query({ schema: certificateQuery }) asked: CertificateQuery, @CallerOf() caller: Caller) {
    return this.listCertificates.run(asked, caller);
  }

  @Get(':id')
  @Needs('certificates:read', { of: 'certificate' })
  @Answers(certificate)
  get(@Param('id', IdParam) id: string, @CallerOf() caller: Caller) {
    return this.getCertificate.run(id, caller);
  }

  @Get(':id/download')
  @Needs('certificates:read', { of: 'certificate' })
  @ApiProduces('application/x-pem-file', 'application/pkix-cert', 'application/pkcs7-mime')
  @Answers(file)
  async download(
    @Param('id', IdParam) id: string,
    @Query({ schema: downloadQuery }) { format }: { format: DownloadFormat },
    @CallerOf() caller: Caller,
  ) {
    const { bytes, type, fileName } = await this.downloadCertificate.run(id, format, caller);
    return withFacts(bytes, { headers: { 'content-type': type, 'content-disposition': asAttachment(fileName) } });
  }

  @Post(':id/revoke')
  @Needs('certificates:revoke', { of: 'certificate' })
  @Answers(certificate)
  revoke(
    @Param('id', IdParam) id: string,
    @Body({ schema: revokeRequest }) asked: RevokeRequest,
    @CallerOf() caller: Caller,
  ) {
    return this.revokeCertificate.run(id, asked, caller);
  }

  @Post(':id/release')
  @Needs('certificates:revoke', { of: 'certificate' })
  @Answers(certificate)
  release(
    @Param('id', IdParam) id: string,
    @Body({ schema: releaseRequest }) asked: ReleaseRequest,
    @CallerOf() caller: Caller,
  ) {
    return this.releaseCertificate.run(id, asked, caller);
  }
}
