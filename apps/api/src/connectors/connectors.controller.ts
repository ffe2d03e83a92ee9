import {
  connector,
  connectorPage,
  connectorQuery,
  newConnector,
  type ConnectorQuery,
  type NewConnector,
} from '@countersign/contracts';
import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import type { Caller } from '../shared/access/caller';
import { CallerOf } from '../shared/access/caller-of';
import { Needs } from '../shared/access/needs';
import { NeedsFreshFactor } from '../shared/access/second-factor';
import { Answers } from '../shared/answers';
import { IdParam } from '../shared/params';
import { ChangeConnector } from './change-connector';
import { CreateConnector } from './create-connector';
import { DeleteConnector } from './delete-connector';
import { GetConnector } from './get-connector';
import { ListConnectors } from './list-connectors';

@Controller('connectors')
export class ConnectorsController {
  constructor(
    private readonly listConnectors: ListConnectors,
    private readonly getConnector: GetConnector,
    private readonly createConnector: CreateConnector,
    private readonly changeConnector: ChangeConnector,
    private readonly deleteConnector: DeleteConnector,
  ) {}

  @Get()
  @Needs('connectors:read', 'listed')
  @Answers(connectorPage)
  list(@Query({ schema: connectorQuery }) asked: ConnectorQuery, @CallerOf() caller: Caller) {
    return this.listConnectors.run(asked, caller);
  }

  @Post()
  @Needs('connectors:edit', 'installation')
  @NeedsFreshFactor()
  @Answers(connector, { status: 201 })
  create(@Body({ schema: newConnector }) body: NewConnector, @CallerOf() caller: Caller) {
    return this.createConnector.run(body, caller);
  }

  @Get(':id')
  @Needs('connectors:read', { of: 'connector' })
  @Answers(connector)
  get(@Param('id', IdParam) id: string) {
    return this.getConnector.run(id);
  }

  @Put(':id')
  @Needs('connectors:edit', { of: 'connector', held: 'everywhere' })
  @NeedsFreshFactor()
  @Answers(connector)
  change(
    @Param('id', IdParam) id: string,
    @Body({ schema: newConnector }) body: NewConnector,
    @CallerOf() caller: Caller,
  ) {
    return this.changeConnector.run(id, body, caller);
  }

  @Delete(':id')
  @Needs('connectors:delete', { of: 'connector', held: 'everywhere' })
  @NeedsFreshFactor()
  @Answers(null)
  delete(@Param('id', IdParam) id: string, @CallerOf() caller: Caller) {
    return this.deleteConnector.run(id, caller);
  }
}
