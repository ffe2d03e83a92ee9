import { createHash, randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../shared/ids';
import { faultsIn, said } from '../testing/said';
import { specApi } from '../testing/spec-api';
import { DomainsModule } from './domains.module';
import { domainOf, DomainWorld } from './testing';

const api = specApi({ business: DomainsModule });
let world: DomainWorld;
let name: string;
beforeEach(async () => {
  world = await DomainWorld.with(api);
  name = `x${newId()}.example`;
});

interface Given {
  readonly of?: string;
  readonly by?: 'txt' | 'file';
  readonly daysOld?: number;
  readonly status?: string;
  readonly enterpriseId?: string;
}

/** A check of a request that was proven, as its rows stand afterwards. */
async function aProvenCheck({ of = name, by = 'txt', daysOld = 10, status = 'verified', ...given }: Given = {}) {
  const enterpriseId = given.enterpriseId ?? world.enterpriseId;
  const [check, evidence] = [newId(), newId()];
  const at = new Date(api.clock.now().getTime() - daysOld * 86_400_000);
  const bytes = randomBytes(20);
  const sha256 = createHash('sha256').update(bytes).digest();
  await api.db.query(
    `insert into ownership_check (id, enterprise_id, subject_type, subject_id, kind, identifier, status, outcome, reused, methods, method,
       details, context, terms, rechecks, valid_days, obtained_at, checked_at, created_at)
     values ($1, $2, 'request', $3, 'domain', $4, $5, 'pass', false, '{txt,file}', $6, '[]', '{}', '{}', 0, 398, $7, $7, $7)`,
    [check, enterpriseId, newId(), of, status, by, at],
  );
  await api.db.query('insert into evidence_blob (sha256, bytes) values ($1, $2)', [sha256, bytes]);
  await api.db.query(
    `insert into evidence (id, enterprise_id, check_id, outcome, superseded, decided_at, sha256) values ($1, $2, $3, 'pass', false, $4, $5)`,
    [evidence, enterpriseId, check, at, sha256],
  );
  await api.db.query(
    `insert into domain_proof (id, enterprise_id, name, kind, obtained_at, evidence_id, for_public) values ($1, $2, $3, $4, $5, $6, true)`,
    [newId(), enterpriseId, of, by, at, evidence],
  );
  return { id: check, at };
}
const promote = (fromCheckId: string, body: object = { name }) =>
  world.operator.post(world.at, { ...body, fromCheckId });

describe('a proof that was made in a request', () => {
  it('becomes the domain of the enterprise, as old as it is', async () => {
    const { id, at } = await aProvenCheck();
    const domain = domainOf(await promote(id), 201);
    expect(domain).toMatchObject({ status: 'verified', method: 'txt', verifiedAt: at.toISOString() });
    expect(domain.validUntil).toBe(new Date(at.getTime() + 398 * 86_400_000).toISOString());
    expect(domain.checks).toMatchObject([{ kind: 'domain', identifier: name, status: 'verified', reused: true }]);
  });

  it('by TXT above it serves a domain below', async () => {
    const { id } = await aProvenCheck();
    expect(domainOf(await promote(id, { name: `a.${name}` }), 201).status).toBe('verified');
  });

  it('is promoted by operators alone: an admin hears 403, and nothing is made', async () => {
    const { id } = await aProvenCheck();
    expect(said(await world.admin.post(world.at, { name, fromCheckId: id }))).toBe('403 forbidden');
    expect((await world.admin.get(world.at)).json()).toMatchObject({ total: 0 });
  });

  it.each<[string, () => Promise<string>, object?]>([
    ['of another name', async () => (await aProvenCheck({ of: `y.${name}` })).id],
    ['of a name below', async () => (await aProvenCheck({ of: `a.${name}` })).id],
    ['by file, for a name below', async () => (await aProvenCheck({ by: 'file' })).id, { below: true }],
    ['too old', async () => (await aProvenCheck({ daysOld: 399 })).id],
    ['that ran out', async () => (await aProvenCheck({ status: 'expired' })).id],
    [
      'of another enterprise',
      async () => (await aProvenCheck({ enterpriseId: (await DomainWorld.with(api)).enterpriseId })).id,
    ],
    ['that is none', async () => newId()],
  ])('does not serve: %s', async (_, check, below) => {
    const wanted = below ? { name: `a.${name}` } : { name };
    const answer = await promote(await check(), wanted);
    expect([answer.statusCode, faultsIn(answer)]).toEqual([422, ['/fromCheckId invalid-field']]);
    expect((await world.admin.get(world.at)).json()).toMatchObject({ total: 0 });
  });

  it('by file does not serve subdomains that no file proved', async () => {
    const { id } = await aProvenCheck({ by: 'file' });
    expect(said(await promote(id, { name, subdomains: [`a.${name}`] }))).toBe('422 invalid-field');
    expect(domainOf(await promote(id), 201).method).toBe('file');
  });
});
