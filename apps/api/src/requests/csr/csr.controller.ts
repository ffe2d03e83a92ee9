import { csr, csrStep, type Csr, type CsrStep } from '@countersign/contracts';
import { Body, Controller, Post } from '@nestjs/common';
import type { Caller } from '../../shared/access/caller';
import { CallerOf } from '../../shared/access/caller-of';
import { Needs } from '../../shared/access/needs';
import { Answers } from '../../shared/answers';
import { InspectCsr } from './inspect-csr';

/** What a CSR says, before anything is stored. */
@Controller('csr')
export class CsrController {
  constructor(private readonly inspectCsr: InspectCsr) {}

  @Post('inspect')
  @Needs('requests:edit', 'none')
  @Answers(csr)
  inspect(@Body({ schema: csrStep }) { pem }: CsrStep, @CallerOf() caller: Caller): Promise<Csr> {
    return this.inspectCsr.forReading(pem, caller);
  }
}
