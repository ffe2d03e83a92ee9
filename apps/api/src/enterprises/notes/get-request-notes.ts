import type { RequestNotes } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { versioned } from '../../shared/answers';
import { notesOf } from './request-notes.entity';
import { RequestNotesStore } from './request-notes.store';

@Injectable()
export class GetRequestNotes {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly notes: RequestNotesStore,
  ) {}

  async run(enterpriseId: string): Promise<RequestNotes> {
    const row = await this.notes.of(this.db.manager, enterpriseId);
    return versioned(notesOf(row), row.version);
  }
}
