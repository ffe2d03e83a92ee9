import {
  csrStep,
  requestDetail,
  sanStep,
  sdnStep,
  userStep,
  validityStep,
  type CsrStep,
  type RequestDetail,
  type SanStep,
  type SdnStep,
  type UserStep,
  type ValidityStep,
} from '@countersign/contracts';
import { Body, Controller, Param, Put } from '@nestjs/common';
import type { Caller } from '../shared/access/caller';
import { CallerOf } from '../shared/access/caller-of';
import { Needs } from '../shared/access/needs';
import { Answers } from '../shared/answers';
import { IdParam } from '../shared/params';
import { SaveCsr } from './steps/save-csr';
import { SaveSan } from './steps/save-san';
import { SaveSdn } from './steps/save-sdn';
import { SaveUser } from './steps/save-user';
import { SaveValidity } from './steps/save-validity';

/** Steps may be saved in any order; a refused one changes nothing. */
@Controller('requests/:id')
@Needs('requests:edit', { of: 'request' })
export class RequestStepsController {
  constructor(
    private readonly saveCsr: SaveCsr,
    private readonly saveSdn: SaveSdn,
    private readonly saveSan: SaveSan,
    private readonly saveValidity: SaveValidity,
    private readonly saveUser: SaveUser,
  ) {}

  @Put('csr')
  @Answers(requestDetail)
  csr(
    @Param('id', IdParam) id: string,
    @Body({ schema: csrStep }) step: CsrStep,
    @CallerOf() caller: Caller,
  ): Promise<RequestDetail> {
    return this.saveCsr.run(id, step, caller);
  }

  @Put('sdn')
  @Answers(requestDetail)
  sdn(
    @Param('id', IdParam) id: string,
    @Body({ schema: sdnStep }) step: SdnStep,
    @CallerOf() caller: Caller,
  ): Promise<RequestDetail> {
    return this.saveSdn.run(id, step, caller);
  }

  @Put('san')
  @Answers(requestDetail)
  san(
    @Param('id', IdParam) id: string,
    @Body({ schema: sanStep }) step: SanStep,
    @CallerOf() caller: Caller,
  ): Promise<RequestDetail> {
    return this.saveSan.run(id, step, caller);
  }

  @Put('validity')
  @Answers(requestDetail)
  validity(
    @Param('id', IdParam) id: string,
    @Body({ schema: validityStep }) step: ValidityStep,
    @CallerOf() caller: Caller,
  ): Promise<RequestDetail> {
    return this.saveValidity.run(id, step, caller);
  }

  @Put('user')
  @Answers(requestDetail)
  user(
    @Param('id', IdParam) id: string,
    @Body({ schema: userStep }) step: UserStep,
    @CallerOf() caller: Caller,
  ): Promise<RequestDetail> {
    return this.saveUser.run(id, step, caller);
  }
}
