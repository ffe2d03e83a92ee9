import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type Identity, noFactor } from '../shared/access/caller';
import { heldBy, type Standing } from './identity';
import { standing } from './standing-sql';

const ofPerson = `select ${standing.columns} from (select $1::uuid as person_id) known ${standing.joins}`;

/** Somebody who is not there, with what they may do at this moment: for work that goes on in their name. Null: nothing any more. */
@Injectable()
export class StandingOf {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  async run(personId: string): Promise<Identity | null> {
    const [row] = await this.db.query<Standing[]>(ofPerson, [personId]);
    const held = row && heldBy(row);
    if (!held) return null;
    return { type: 'person', id: personId, name: row.name, personId, sessionId: null, factor: noFactor, ...held };
  }
}
