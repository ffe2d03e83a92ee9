import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { factors } from '../standing-sql';

/** What a person has set up, before they are anybody's caller. */
@Injectable()
export class EnrolledFactors {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  async run(personId: string): Promise<readonly string[]> {
    const sql = `select ${factors} as factors from person p where p.id = $1`;
    const [row] = await this.db.query<{ factors: string[] }[]>(sql, [personId]);
    return row?.factors ?? [];
  }
}
