import type { Profile } from '@countersign/contracts';
import { describe, expect, it } from 'vitest';
import { CreateConnector } from '../connectors';
import { aBuiltinCa } from '../connectors/testing';
import { anEnterprise } from '../enterprises/testing';
import { jobCaller } from '../shared/access/caller';
import { specApi } from '../testing/spec-api';
import { anOperator } from '../testing/spec-callers';
import { CreateProfile, ProfilesModule } from '.';
import { aProfileContent } from './testing';

const spec = jobCaller('spec');

describe('profiles that many assign at once', () => {
  const api = specApi({ business: ProfilesModule });
  const eightAtOnce = async (enterpriseId: string, profiles: readonly Profile[], headers = {}) => {
    const olive = api.as(anOperator());
    const body = { profileIds: profiles.map(({ id }) => id) };
    const put = () => olive.put(`/api/v1/enterprises/${enterpriseId}/profiles`, body, headers);
    return (await Promise.all(Array.from({ length: 8 }, put))).map(({ statusCode }) => statusCode).sort();
  };

  it('are those of one who saw what was there; the others hear that it changed meanwhile', async () => {
    const ca = await api.app.get(CreateConnector).run(aBuiltinCa(), spec);
    const profile = await api.app.get(CreateProfile).run(aProfileContent({ connectorId: ca.id }), spec);
    const { id } = await anEnterprise(api.db);
    const seen = (await api.as(anOperator()).get(`/api/v1/enterprises/${id}/profiles`)).headers['etag'];
    expect(await eightAtOnce(id, [profile], { 'if-match': seen })).toEqual([200, ...Array<number>(7).fill(412)]);
    expect(await eightAtOnce(id, [profile])).toEqual(Array<number>(8).fill(200));
  });
});
