import { describe, expect, it, beforeAll } from 'vitest';
import { specApi } from '../testing/spec-api';
import { checkOf, codeOf, detailOf, RequestWorld } from './testing';

const withCatcher = { environment: { SMTP_URL: '' } };

describe('a request from CSR to certificate', () => {
  const api = specApi(withCatcher);
  let none: RequestWorld;
  let mailbox: RequestWorld;
  beforeAll(async () => {
    none = await RequestWorld.with(api, { validationType: 'none' });
    mailbox = await RequestWorld.with(api);
  });

  it('type none: there is nothing to prove, so Generate is open once the steps are done', async () => {
    const request = await none.filled('ada@nordlicht.example');
    expect(request).toMatchObject({ status: 'verified', checks: [], actions: ['generate'], blockers: [] });
    expect(request.steps.map(({ id }) => id)).toEqual(['csr', 'sdn', 'san', 'validity']);
    const issued = detailOf(await none.generate(request.id));
    expect(issued).toMatchObject({ status: 'issued', actions: [], problem: null, waitsFor: { who: 'nobody' } });
    expect(issued.certificateId).not.toBeNull();
  });

  it('type mailbox: the Token of the mail proves the address', async () => {
    const request = await mailbox.filled('mia@nordlicht.example');
    expect(request).toMatchObject({ status: 'verifying', actions: [] });
    expect(checkOf(request, 'mia@nordlicht.example')).toMatchObject({ status: 'unverified', instructions: null });
    const { token } = await mailbox.mailed(request, 'mia@nordlicht.example');
    const waiting = await mailbox.get(request.id);
    expect(waiting.waitsFor).toMatchObject({ who: 'mailbox-owner', name: 'mia@nordlicht.example' });
    const verified = detailOf(await mailbox.verify(request, 'mia@nordlicht.example', token));
    expect(verified).toMatchObject({ status: 'verified', actions: ['generate'] });
    const issued = detailOf(await mailbox.generate(request.id));
    expect(issued.status).toBe('issued');
    expect(codeOf(await mailbox.generate(request.id))).toBe('409 wrong-state');
  });
});
