import type { RequestDetail } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { CreateRequest, SaveCsr, SaveSan, SaveSdn, SaveValidity } from '../requests';
import type { Caller } from '../shared/access/caller';
import { demoCsr } from './demo-csr';

/** Goes through the steps of a request as a person does. */
@Injectable()
export class DemoForm {
  constructor(
    private readonly createRequest: CreateRequest,
    private readonly saveCsr: SaveCsr,
    private readonly saveSdn: SaveSdn,
    private readonly saveSan: SaveSan,
    private readonly saveValidity: SaveValidity,
  ) {}

  begin(enterpriseId: string, profileId: string, caller: Caller): Promise<RequestDetail> {
    return this.createRequest.run({ enterpriseId, profileId }, caller);
  }

  /** Everything that a person states: what is left are proofs. */
  async fill({ id }: RequestDetail, emails: readonly [string, ...string[]], caller: Caller): Promise<RequestDetail> {
    const [commonName] = emails;
    await this.saveCsr.run(id, { pem: await demoCsr(commonName) }, caller);
    await this.saveSdn.run(id, { commonName }, caller);
    const { validity } = await this.saveSan.run(id, { emails: [...emails], dnsNames: [] }, caller);
    return this.saveValidity.run(id, { days: validity.days }, caller);
  }
}
