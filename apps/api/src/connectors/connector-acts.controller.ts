import { connectorKindInfo, testRequest, testResult } from '@countersign/contracts';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import * as z from 'zod';
import type { Caller } from '../shared/access/caller';
import { CallerOf } from '../shared/access/caller-of';
import { Needs } from '../shared/access/needs';
import { Answers } from '../shared/answers';
import { IdParam } from '../shared/params';
import { ConnectorKinds } from './connector-kinds';
import { TestConnector } from './test-connector';

@Controller('connectors')
export class ConnectorActsController {
  constructor(
    private readonly kinds: ConnectorKinds,
    private readonly testConnector: TestConnector,
  ) {}

  @Get('kinds')
  @Needs('connectors:read', 'none')
  @Answers(z.array(connectorKindInfo))
  list() {
    return this.kinds.list();
  }

  @Post(':id/test')
  @Needs('connectors:edit', { of: 'connector', held: 'everywhere' })
  @Answers(testResult)
  test(@Param('id', IdParam) id: string, @Body({ schema: testRequest }) _: object, @CallerOf() caller: Caller) {
    return this.testConnector.run(id, caller);
  }
}
