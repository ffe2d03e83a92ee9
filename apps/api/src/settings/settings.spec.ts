import type { Settings } from '@countersign/contracts';
import { DataSource } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { anEnterprise } from '../enterprises/testing';
import { permissionsOf } from '../users/roles/built-in-roles';
import { specApi } from '../testing/spec-api';
import { aMember, anOperator } from '../testing/spec-callers';
import { InstallationSettings } from './installation-settings';

const at = '/api/v1/settings';
const heldBy = (key: string) => permissionsOf({ key, permissions: null });

describe('the settings', () => {
  const api = specApi();
  const olive = () => api.as(anOperator());
  const inForce = () => api.app.get(InstallationSettings).run(api.app.get(DataSource).manager);
  const audited = () =>
    api.db.query<{ before: Settings; after: Settings }[]>(
      `select before, after from audit_record where action = 'settings.changed' order by seq`,
    );

  it('begin with what this version says', async () => {
    const answer = await olive().get(at);
    expect(answer.json()).toEqual({
      installationName: 'Countersign',
      supportAddress: null,
      links: { invitationDays: 7, activationHours: 24, resetMinutes: 60 },
      sessions: { idleMinutes: 30, absoluteHours: 12 },
      csr: { checkKeyReuse: true, checkWeakKeys: true },
      ...{
        mpicConnectorId: null,
        smtpConnectorId: null,
        caaPassOnFailure: false,
        twoPersons: false,
        requireMfa: false,
      },
    });
    expect(answer.headers['etag']).toBe('"1"');
  });

  it('change where a merge patch says so, act at once, and are in the audit', async () => {
    await inForce();
    const patch = { supportAddress: 'help@nordlicht.example', links: { invitationDays: 3 } };
    const answer = await olive().patch(at, patch, { 'if-match': '"1"' });
    expect(answer.headers['etag']).toBe('"2"');
    expect(answer.json()).toMatchObject({ ...patch, links: { invitationDays: 3, activationHours: 24 } });
    expect(await inForce()).toMatchObject({ links: { invitationDays: 3, resetMinutes: 60 } });
    const [entry] = await audited();
    expect(entry).toMatchObject({ before: { links: { invitationDays: 7 } }, after: { links: { invitationDays: 3 } } });
  });

  it('take null for what may be none', async () => {
    await olive().patch(at, { supportAddress: 'help@nordlicht.example' });
    expect((await olive().patch(at, { supportAddress: null })).json()).toMatchObject({ supportAddress: null });
  });

  it('do not move where nothing changes', async () => {
    const before = await olive().get(at);
    const entries = (await audited()).length;
    const again = await olive().patch(at, { csr: { checkKeyReuse: true } });
    expect(again.headers['etag']).toBe(before.headers['etag']);
    expect(await audited()).toHaveLength(entries);
  });

  it('are not overwritten by who saw an older state', async () => {
    const answer = await olive().patch(at, { installationName: 'Lost' }, { 'if-match': '"77"' });
    expect(answer.json()).toMatchObject({ status: 412, code: 'changed-meanwhile' });
    expect((await olive().get(at)).json()).not.toMatchObject({ installationName: 'Lost' });
  });

  it.each([
    [{ links: { invitationDays: 0 } }, '/links/invitationDays', 'invalid-field'],
    [{ links: { invitationDays: 91 } }, '/links/invitationDays', 'invalid-field'],
    [{ sessions: { idleMinutes: 1.5 } }, '/sessions/idleMinutes', 'invalid-field'],
    [{ sessions: { absoluteHours: '12' } }, '/sessions/absoluteHours', 'invalid-field'],
    [{ links: null }, '/links', 'invalid-field'],
    [{ links: { invitationDays: null } }, '/links/invitationDays', 'invalid-field'],
    [{ installationName: ' ' }, '/installationName', 'required'],
    [{ supportAddress: 'javascript:alert(1)' }, '/supportAddress', 'email-invalid'],
    [{ csr: { checkWeakKeys: 1 } }, '/csr/checkWeakKeys', 'invalid-field'],
    [{ requireMfa: false }, '/requireMfa', 'unknown-field'],
    [{ twoPersons: true }, '/twoPersons', 'unknown-field'],
    [{ csr: { checkDates: true } }, '/csr/checkDates', 'unknown-field'],
    [{ ignoreDnssec: true }, '/ignoreDnssec', 'unknown-field'], // V-D3: nothing switches it off
  ])('refuse %j', async (patch, path, code) => {
    const answer = await olive().patch(at, patch);
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ errors: [{ path, code }] });
  });

  it('are changed by nobody whose second factor was shown too long ago', async () => {
    const shown = (minutes: number) => new Date(api.clock.now().getTime() - minutes * 60_000);
    const factor = { enrolled: ['totp'], required: true };
    const stale = api.as({ ...anOperator(), factor: { ...factor, shownAt: shown(11) } });
    expect((await stale.patch(at, { installationName: 'X' })).json()).toMatchObject({ code: 'step-up-required' });
    const fresh = api.as({ ...anOperator(), factor: { ...factor, shownAt: shown(1) } });
    expect((await fresh.patch(at, { installationName: 'Nordlicht RA' })).statusCode).toBe(200);
  });

  it('are read by operators and auditors, changed by who may', async () => {
    for (const key of ['operator', 'auditor']) {
      const voice = api.as(anOperator(heldBy(key)));
      expect((await voice.get(at)).statusCode).toBe(200);
      expect((await voice.patch(at, { installationName: 'X' })).json()).toMatchObject({ code: 'forbidden' });
    }
  });

  it('are nothing for a tenant, whatever a role there holds', async () => {
    const { id } = await anEnterprise(api.db);
    const admin = api.as(aMember(id, heldBy('enterprise-admin')));
    expect((await admin.get(at)).json()).toMatchObject({ code: 'forbidden' });
    const odd = api.as(aMember(id, ['settings:read', 'settings:edit']));
    expect((await odd.get(at)).json()).toMatchObject({ code: 'forbidden' });
    expect((await odd.patch(at, { installationName: 'X' })).json()).toMatchObject({ code: 'forbidden' });
  });
});

describe('what the environment says', () => {
  const api = specApi({ environment: { REQUIRE_MFA: '1' } });
  it('is shown', async () => {
    expect((await api.as(anOperator()).get(at)).json()).toMatchObject({ requireMfa: true });
  });
});
