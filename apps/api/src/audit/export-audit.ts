import type { AuditEvent, AuditExportQuery } from '@countersign/contracts';
import { sayAct } from '@countersign/words/acts';
import { Injectable, StreamableFile } from '@nestjs/common';
import { Readable } from 'node:stream';
import type { Caller } from '../shared/access/caller';
import { Scope } from '../shared/access/scope';
import { csvLine } from '../shared/csv';
import { AuditEventStore } from './audit-event.store';
import type { AuditFilters } from './audit-filters';

interface Form {
  readonly type: string;
  readonly fileName: string;
  readonly head: string;
  readonly line: (event: AuditEvent) => string;
}
const forms: Readonly<Record<AuditExportQuery['format'], Form>> = {
  csv: { type: 'text/csv; charset=utf-8', fileName: 'audit.csv', head: csvHead(), line: csvOf },
  jsonl: {
    type: 'application/jsonl; charset=utf-8',
    fileName: 'audit.jsonl',
    head: '',
    line: (event) => `${JSON.stringify(event)}\n`,
  },
};

/** The whole filter as a file, with the hashes that prove it. It is made while it is read, so that it may be as long as it is. */
@Injectable()
export class ExportAudit {
  constructor(private readonly events: AuditEventStore) {}

  run({ format, ...asked }: AuditExportQuery, caller: Caller): StreamableFile {
    const { type, fileName, ...form } = forms[format];
    const lines = this.lines(asked, Scope.of(caller, 'audit:export'), form);
    const disposition = `attachment; filename="${fileName}"`;
    return new StreamableFile(Readable.from(lines, { objectMode: false }), { type, disposition });
  }

  private async *lines(
    asked: AuditFilters,
    scope: Scope,
    { head, line }: Pick<Form, 'head' | 'line'>,
  ): AsyncGenerator<string> {
    if (head !== '') yield head;
    for await (const batch of this.events.all(asked, scope)) yield batch.map(line).join('');
  }
}

function csvHead(): string {
  return csvLine([
    ...['at', 'sentence', 'action', 'actorType', 'actorId', 'actorName', 'objectType', 'objectId', 'objectLabel'],
    ...[
      'enterpriseId',
      'ip',
      'userAgent',
      'traceId',
      'before',
      'after',
      'chain',
      'sequence',
      'previousHash',
      'hash',
      'id',
    ],
  ]);
}

function csvOf({ actor, object, action, before, after, ...event }: AuditEvent): string {
  return csvLine([
    ...[event.at, sayAct({ action, actor, object }), action],
    ...[actor.type, actor.id, actor.name, object.type, object.id, object.label],
    ...[event.enterpriseId, event.ip, event.userAgent, event.traceId],
    ...[before && JSON.stringify(before), after && JSON.stringify(after)],
    ...[event.chain, event.sequence, event.previousHash, event.hash, event.id],
  ]);
}
