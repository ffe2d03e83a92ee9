import type { Domain, DomainMethod } from '@countersign/contracts';
import type { DataSource } from 'typeorm';
import { expect, vi } from 'vitest';
import { UnitOfWork } from '../database/unit-of-work';
import { anEnterprise } from '../enterprises/testing';
import type { Caller } from '../shared/access/caller';
import { newId } from '../shared/ids';
import type { Answer, SpecApi, Voice } from '../testing/spec-api';
import { aPerson, callerFor, type SpecPerson } from '../users/testing';
import { CheckDecided, SubjectTouched, VerifyCheck, type CheckRef } from '../verification';
import { registrableOf } from './domain-names';

interface Given {
  readonly name?: string;
  readonly subdomains?: readonly string[];
  readonly active?: boolean;
  readonly verifiedAt: Date;
  readonly by?: DomainMethod;
  readonly proven?: readonly string[];
  readonly validityDays?: number;
}

const day = 86_400_000;

/** A domain that an enterprise has verified, without the looks that did it. */
export async function aVerifiedDomain(
  db: DataSource,
  enterpriseId: string,
  given: Given,
): Promise<{ id: string; name: string }> {
  const {
    name = 'nordlicht.example',
    subdomains = [],
    active = true,
    by = 'txt',
    validityDays = 398,
    verifiedAt,
  } = given;
  const id = newId();
  const proven = given.proven ?? [name, ...(by === 'file' ? subdomains : [])];
  const until = new Date(verifiedAt.getTime() + validityDays * day);
  await db.query(
    `insert into domain (id, enterprise_id, name, unicode_name, registrable, subdomains, active, status, method, verified_at,
       valid_until, proven_by, proven, for_public, validity_days, mpic, created_at, version)
     values ($1, $2, $3, $3, $4, $5, $6, 'verified', $7, $8, $9, $7, $10, true, $11, false, $8, 1)`,
    [id, enterpriseId, name, registrableOf(name), subdomains, active, by, verifiedAt, until, proven, validityDays],
  );
  return { id, name };
}

/** An enterprise with an admin and a user, and an operator beside it. */
export class DomainWorld {
  private constructor(
    readonly api: SpecApi,
    readonly enterpriseId: string,
    readonly person: SpecPerson,
    readonly admin: Voice,
    readonly user: Voice,
    readonly operator: Voice,
  ) {}

  static async with(api: SpecApi): Promise<DomainWorld> {
    const { id } = await anEnterprise(api.db);
    const voiceOf = async (person: SpecPerson) => api.as(await callerFor(api.db, person));
    const admin = await aPerson(api.db, { name: 'Ida Admin', in: { [id]: 'enterprise-admin' } });
    const user = await aPerson(api.db, { name: 'Mila User', in: { [id]: 'enterprise-user' } });
    const operator = await aPerson(api.db, { operatorRole: 'operator' });
    return new DomainWorld(api, id, admin, await voiceOf(admin), await voiceOf(user), await voiceOf(operator));
  }

  get at(): string {
    return `/api/v1/enterprises/${this.enterpriseId}/domains`;
  }

  async add(body: object, voice = this.admin): Promise<Domain> {
    return domainOf(await voice.post(this.at, body), 201);
  }

  async get(id: string): Promise<Domain> {
    return domainOf(await this.admin.get(`${this.at}/${id}`));
  }

  async start(id: string, method: DomainMethod, voice = this.admin): Promise<Domain> {
    return domainOf(await voice.post(`${this.at}/${id}/start`, { method }));
  }

  verify(id: string, voice = this.admin): Promise<Answer> {
    return voice.post(`${this.at}/${id}/verify`, {});
  }

  async verified(body: object, method: DomainMethod = 'txt'): Promise<Domain> {
    const { id } = await this.add(body);
    await this.start(id, method);
    return domainOf(await this.verify(id));
  }
}

export function domainOf(answer: Answer, status = 200): Domain {
  expect(answer.statusCode, answer.body).toBe(status);
  return answer.json<Domain>();
}

/** Every look finds what it was to find: the network is no part of these specs. `unless`: what is not there. */
export function everyLookPasses(api: SpecApi, unless: (name: string) => boolean = () => false): void {
  const verifyCheck = api.app.get(VerifyCheck, { strict: false });
  vi.spyOn(verifyCheck, 'run').mockImplementation((ref, _, caller) => look(api, ref, caller, unless));
}

async function look(
  { app }: SpecApi,
  { id, subject }: CheckRef,
  caller: Caller,
  unless: (name: string) => boolean,
): Promise<boolean> {
  await app.get(UnitOfWork, { strict: false }).run(caller, async (tx) => {
    tx.emit(new SubjectTouched(subject));
    await tx.handle();
    const [check] = await tx.manager.query<{ identifier: string }[]>(
      'select identifier from ownership_check where id = $1',
      [id],
    );
    const identifier = check?.identifier ?? '';
    const [status, outcome, code] = unless(identifier) ? ['failed', 'fail', 'txt-missing'] : ['verified', 'pass', null];
    await tx.manager.query(
      `update ownership_check set status = $2, outcome = $3, code = $4, checked_at = $5, obtained_at = $5 where id = $1`,
      [id, status, outcome, code, tx.now],
    );
    await tx.manager.query(
      `update ownership_check set status = 'not-enabled', outcome = 'pass', checked_at = $3
       where subject_id = $1 and identifier = $2 and kind = 'dnssec' and withdrawn_at is null`,
      [subject.id, identifier, tx.now],
    );
    const facts = { id, kind: 'domain' as const, identifier, status: status as 'verified' | 'failed', code };
    tx.emit(new CheckDecided(facts, subject, false));
  });
  return true;
}
