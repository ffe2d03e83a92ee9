import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { RequestNotesStore } from './request-notes.store';

/** What somebody agrees to who begins a request in this enterprise; null: nothing. The hash says which text it was. */
@Injectable()
export class WelcomeNote {
  constructor(private readonly notes: RequestNotesStore) {}

  async run(manager: EntityManager, enterpriseId: string): Promise<{ readonly sha256: string } | null> {
    const { welcome } = await this.notes.of(manager, enterpriseId);
    return welcome === null ? null : { sha256: createHash('sha256').update(welcome).digest('hex') };
  }
}
