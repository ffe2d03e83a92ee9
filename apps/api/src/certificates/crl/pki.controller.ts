import { Controller, Get, Param } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import * as z from 'zod';
import { Needs } from '../../shared/access/needs';
import { Answers, withFacts } from '../../shared/answers';
import { PublishPki } from './publish-pki';

const file = z.file().meta({ id: 'PkiFile', description: 'DER' });

/** Where certificates say that their issuer and its revocation list are found (RFC 5280 §4.2.1.13, §4.2.2.1; RFC 2585 §4). */
@Controller('pki')
@Needs('anyone', 'none')
export class PkiController {
  constructor(private readonly publishPki: PublishPki) {}

  @Get(':file')
  @ApiProduces('application/pkix-cert', 'application/pkix-crl')
  @Answers(file)
  async get(@Param('file') name: string) {
    const { bytes, type, maxAge } = await this.publishPki.run(name);
    return withFacts(bytes, { headers: { 'content-type': type, 'cache-control': `public, max-age=${maxAge}` } });
  }
}
