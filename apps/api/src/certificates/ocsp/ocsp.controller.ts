import { fromBase64 } from '@countersign/pki';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiParam, ApiProduces } from '@nestjs/swagger';
import * as z from 'zod';
import { Needs } from '../../shared/access/needs';
import { Answers, withFacts } from '../../shared/answers';
import { IdParam } from '../../shared/params';
import { TakesBytes } from '../../shared/takes-bytes';
import { AnswerOcsp, type OcspReply } from './answer-ocsp';

const answer = z.file().meta({ id: 'OcspResponse', description: 'DER' });
/** Seconds: within a minute after a revocation nobody is told the old status. */
const MAX_AGE = 30;

/** Where certificates say that their status can be asked (RFC 6960 appendix A, RFC 5019 §5). Refusals are answers too, with 200. */
@Controller('pki/:issuer/ocsp')
@Needs('anyone', 'none')
export class OcspController {
  constructor(private readonly answerOcsp: AnswerOcsp) {}

  @Post()
  @TakesBytes('application/ocsp-request')
  @ApiProduces('application/ocsp-response')
  @Answers(answer)
  async post(@Param('issuer', IdParam) issuer: string, @Body() question?: Buffer) {
    return sent(await this.answerOcsp.run(issuer, question ?? nothing));
  }

  /** Base64 has slashes, and not everybody encodes them. */
  @Get('*')
  @ApiParam({ name: 'path', description: 'The question in base64', schema: { type: 'string' } })
  @ApiProduces('application/ocsp-response')
  @Answers(answer)
  async get(@Param('issuer', IdParam) issuer: string, @Param() { '*': question = '' }: Record<string, string>) {
    return sent(await this.answerOcsp.run(issuer, decoded(question)));
  }
}

const nothing = new Uint8Array();

function decoded(text: string): Uint8Array {
  try {
    return fromBase64(text);
  } catch {
    return nothing;
  }
}

const sent = ({ bytes, shared }: OcspReply) =>
  withFacts(Buffer.from(bytes), {
    headers: {
      'content-type': 'application/ocsp-response',
      'cache-control': shared ? `public, max-age=${MAX_AGE}` : 'no-store',
    },
  });
