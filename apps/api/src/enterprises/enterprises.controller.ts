import {
  deleteEnterpriseQuery,
  enterprise,
  type Enterprise,
  enterprisePage,
  type EnterprisePatch,
  enterprisePatch,
  type EnterpriseQuery,
  enterpriseQuery,
  type NewEnterprise,
  newEnterprise,
  type Page,
} from '@countersign/contracts';
import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import type { Caller } from '../shared/access/caller';
import { CallerOf } from '../shared/access/caller-of';
import { Needs } from '../shared/access/needs';
import { NeedsFreshFactor } from '../shared/access/second-factor';
import { Answers } from '../shared/answers';
import { IdParam } from '../shared/params';
import { ChangeEnterprise } from './change-enterprise';
import { DeleteEnterprise } from './delete-enterprise';
import { GetEnterprise } from './get-enterprise';
import { ListEnterprises } from './list-enterprises';
import { RegisterEnterprise } from './register-enterprise';

@Controller('enterprises')
export class EnterprisesController {
  constructor(
    private readonly listEnterprises: ListEnterprises,
    private readonly registerEnterprise: RegisterEnterprise,
    private readonly getEnterprise: GetEnterprise,
    private readonly changeEnterprise: ChangeEnterprise,
    private readonly deleteEnterprise: DeleteEnterprise,
  ) {}

  @Get()
  @Needs('enterprises:read', 'listed')
  @Answers(enterprisePage)
  list(
    @Query({ schema: enterpriseQuery }) asked: EnterpriseQuery,
    @CallerOf() caller: Caller,
  ): Promise<Page<Enterprise>> {
    return this.listEnterprises.run(asked, caller);
  }

  @Post()
  @Needs('enterprises:edit', 'installation')
  @Answers(enterprise, { status: 201 })
  register(@Body({ schema: newEnterprise }) wanted: NewEnterprise, @CallerOf() caller: Caller): Promise<Enterprise> {
    return this.registerEnterprise.run(wanted, caller);
  }

  @Get(':id')
  @Needs('enterprises:read', { of: 'enterprise' })
  @Answers(enterprise)
  get(@Param('id', IdParam) id: string, @CallerOf() caller: Caller): Promise<Enterprise> {
    return this.getEnterprise.run(id, caller);
  }

  @Patch(':id')
  @Needs('enterprises:edit', { of: 'enterprise', held: 'everywhere' })
  @Answers(enterprise)
  change(
    @Param('id', IdParam) id: string,
    @Body({ schema: enterprisePatch }) patch: EnterprisePatch,
    @CallerOf() caller: Caller,
  ): Promise<Enterprise> {
    return this.changeEnterprise.run(id, patch, caller);
  }

  @Delete(':id')
  @Needs('enterprises:delete', { of: 'enterprise', held: 'everywhere' })
  @NeedsFreshFactor()
  @Answers(null)
  delete(
    @Param('id', IdParam) id: string,
    @Query({ schema: deleteEnterpriseQuery }) { confirm }: { confirm?: string | undefined },
    @CallerOf() caller: Caller,
  ): Promise<void> {
    return this.deleteEnterprise.run(id, confirm, caller);
  }
}
