import type { Page, RequestQuery, RequestSummary } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Rows } from '../database/rows';
import type { Caller } from '../shared/access/caller';
import { Scope } from '../shared/access/scope';
import { listOf, mapPage } from '../shared/page';
import { filter } from './request-filters';
import { RequestListRow, summaryOf } from './request-list.entity';

const plan = {
  sorts: { createdAt: 'row.createdAt', updatedAt: 'row.updatedAt', number: 'row.number', status: 'row.status' },
  id: 'row.id',
  usual: 'createdAt:desc',
};

@Injectable()
export class ListRequests {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  async run(asked: RequestQuery, caller: Caller): Promise<Page<RequestSummary>> {
    const rows = new Rows(this.db.manager, RequestListRow, Scope.of(caller, 'requests:read')).query();
    return mapPage(await listOf(filter(rows, asked, caller), asked, plan), summaryOf);
  }
}
