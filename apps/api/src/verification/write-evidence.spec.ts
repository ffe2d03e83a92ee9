import { evidence, type Evidence } from '@countersign/contracts';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Tx } from '../database/tx';
import { jobCaller } from '../shared/access/caller';
import { newId } from '../shared/ids';
import type { CheckEntity } from './check.entity';
import { checkRecords } from './check-evidence';
import { lookRecordOf } from './look/look-record';
import type { Judgement, LookTerms, Sighting } from './look/sighting';
import { WriteEvidence, type Attempt } from './write-evidence';

const now = new Date('2026-11-01T12:00:00Z');
const ids = { id: newId(), enterpriseId: newId(), subjectId: newId() };
const check = { ...ids, subjectType: 'request', kind: 'mailbox', identifier: 'x', validUntil: null } as CheckEntity;
const attempt: Attempt = {
  ...{ outcome: 'pass', code: null, method: 'ca-mailbox-token', provedName: 'x', sections: [] },
  ...{ challengeHash: null, challengeCreatedAt: null, reusedFrom: null },
};

/** The record as it is kept. */
async function recordOf(of: Attempt): Promise<Evidence> {
  const kept: Buffer[] = [];
  const query = {
    insert: () => query,
    into: () => query,
    values: ({ bytes }: { bytes: Buffer }) => {
      kept.push(bytes);
      return query;
    },
    orIgnore: () => query,
    execute: () => Promise.resolve(),
  };
  const manager = { createQueryBuilder: () => query, insert: () => Promise.resolve() };
  await new WriteEvidence({ demo: false }).run({ caller: jobCaller('spec'), now, manager } as unknown as Tx, check, of);
  return JSON.parse(inflateRawSync(kept[0]!).toString('utf8')) as Evidence;
}

describe('the evidence of an attempt', () => {
  const seen: Sighting = {
    ...{ startedAt: now, answeredAt: now, lookups: [], explaining: [], http: null, demo: false },
  };
  const judged = { details: [], dnssec: { state: 'secure', code: null, brokenAt: null, findings: [] } };
  const look = lookRecordOf({} as LookTerms, seen, judged as unknown as Judgement);

  it.each([
    ['was typed', attempt],
    ['was looked at', { ...attempt, method: 'caa', seen: look }],
  ])('says by which software what %s was decided', async (_, of) => {
    const record = await recordOf(of);
    const { version } = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../../package.json'), 'utf8')) as {
      version: string;
    };
    expect(evidence.parse(record).software).toEqual({ version, commit: process.env['COUNTERSIGN_COMMIT'] || null });
    expect(record['mpic']).toBeNull();
  });

  it('has every key also where nothing was looked up, and nothing is decided again from it', async () => {
    const record = await recordOf(attempt);
    expect(record).toMatchObject({ lookups: [], http: null, dnssec: null, mpic: null });
    const { software: _, dnssec: _dnssec, http: _http, mpic: _mpic, ...older } = record;
    const reused = { ...record, method: 'ca-dns-txt', reusedFrom: newId() };
    for (const one of [record, older, reused, { ...reused, reusedFrom: null }])
      expect(checkRecords([one])).toEqual({ lines: [`${one.method}: nothing was looked up`], disagree: 0 });
  });
});
