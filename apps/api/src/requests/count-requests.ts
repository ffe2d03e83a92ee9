import { requestStates, type FacetQuery, type RequestFacets } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Rows } from '../database/rows';
import type { Caller } from '../shared/access/caller';
import { Scope } from '../shared/access/scope';
import { filter } from './request-filters';
import { RequestListRow } from './request-list.entity';

/** How many there are in each state under the same filters; the state itself is what is counted, so it narrows nothing. */
@Injectable()
export class CountRequests {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  async run(asked: FacetQuery, caller: Caller): Promise<RequestFacets> {
    const rows = () => new Rows(this.db.manager, RequestListRow, Scope.of(caller, 'requests:read')).query();
    const { status: _, ...others } = asked;
    const counted = await filter(rows(), others, caller)
      .select('row.status', 'status')
      .addSelect('count(*)::int', 'count')
      .groupBy('row.status')
      .getRawMany<{ status: string; count: number }>();
    const counts = new Map(counted.map(({ status, count }) => [status, count]));
    const status = Object.fromEntries(requestStates.map((state) => [state, counts.get(state) ?? 0]));
    const needsMe = await filter(rows(), { ...others, needsMe: true }, caller).getCount();
    return { status: status as RequestFacets['status'], needsMe };
  }
}
