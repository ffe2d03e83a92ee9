import type { User } from '@countersign/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { anEnterprise } from '../../enterprises/testing';
import { newId } from '../../shared/ids';
import { faultsIn, said } from '../../testing/said';
import { specApi, type Voice } from '../../testing/spec-api';
import { anOperator } from '../../testing/spec-callers';
import { linkOf } from '../invitations/testing';
import type { OperatorRole } from '../roles/built-in-roles';
import { aPerson, aRole, callerFor, operatorRole, type SpecPerson } from '../testing';

const api = specApi({ environment: { RATE_LIMIT_FACTOR: '1000' } });
const at = '/api/v1/users';

let anna: SpecPerson;
let superAdmin: Voice;
let operator: Voice;
beforeAll(async () => {
  anna = await aPerson(api.db, { name: 'Anna Super', operatorRole: 'super-admin' });
  superAdmin = api.as(await callerFor(api.db, anna));
  operator = api.as(await callerFor(api.db, await aPerson(api.db, { operatorRole: 'operator' })));
});
const anAddress = () => `olga.${newId()}@operators.example`;

describe('a new operator', () => {
  const invite = async (role: OperatorRole, voice = superAdmin, email = anAddress()) =>
    voice.post(at, { name: 'Olga Neu', email, roleId: await operatorRole(api.db, role) });
  const invitationOf = async (email: string) => {
    const [row] = await api.db.query<{ id: string; status: string; role_id: string }[]>(
      'select id, status, role_id from invitation where email = $1 order by id desc limit 1',
      [email],
    );
    if (!row) throw new Error(`Nobody invited ${email}`);
    return row;
  };
  const accept = async (email: string) =>
    api.anonymous().post(`/api/v1${await linkOf(api, (await invitationOf(email)).id)}/accept`, {
      password: 'wind over the harbour',
    });

  it('comes in by invitation, and is shown as invited until then', async () => {
    const answer = await invite('operator');
    const olga = answer.json<User>();
    expect([answer.statusCode, answer.headers['location']]).toEqual([201, `${at}/${olga.id}`]);
    expect(olga).toMatchObject({ name: 'Olga Neu', kind: 'operator', role: { key: 'operator' }, status: 'invited' });
    await expect(api.signIn(olga.email, 'wind over the harbour')).rejects.toThrow('401');
    expect((await accept(olga.email)).statusCode).toBe(200);
    expect((await superAdmin.get(`${at}/${olga.id}`)).json()).toMatchObject({
      status: 'active',
      role: { key: 'operator' },
    });
    const hers = await api.signIn(olga.email, 'wind over the harbour');
    expect(said(await hers.get(at))).toBe('200');
  });

  it('who is known already stays what they are until they accept', async () => {
    const house = await anEnterprise(api.db);
    const mia = await aPerson(api.db, { in: { [house.id]: 'enterprise-user' } });
    const answer = await invite('auditor', superAdmin, mia.email);
    expect(answer.json()).toMatchObject({ id: mia.id, kind: 'member', role: null, status: 'active' });
    const hers = await api.signIn(mia.email, mia.password);
    expect(said(await hers.get(at))).toBe('403 forbidden');
    const path = `/api/v1${await linkOf(api, (await invitationOf(mia.email)).id)}/accept`;
    expect(said(await hers.post(path, {}))).toBe('200');
    expect(said(await hers.get(at))).toBe('200');
  });

  it('is invited once, and not who is an operator', async () => {
    const { email } = (await invite('operator')).json<User>();
    expect(said(await invite('operator', superAdmin, email.toUpperCase()))).toBe('409 already-exists');
    expect(said(await invite('auditor', superAdmin, anna.email))).toBe('409 already-exists');
  });

  it('is invited again when the first invitation was declined, with a new link', async () => {
    const olga = (await invite('operator')).json<User>();
    const first = `/api/v1${await linkOf(api, (await invitationOf(olga.email)).id)}`;
    await api.anonymous().post(`${first}/decline`, {});
    expect(said(await superAdmin.post(`${at}/${olga.id}/resend`))).toBe('200');
    expect((await accept(olga.email)).statusCode).toBe(200);
    expect(said(await superAdmin.post(`${at}/${olga.id}/resend`))).toMatch(/^(409 wrong-state|429)/);
  });

  it('is sent the link again while it waits; the older one ends', async () => {
    const olga = (await invite('operator')).json<User>();
    const first = `/api/v1${await linkOf(api, (await invitationOf(olga.email)).id)}`;
    expect(said(await superAdmin.post(`${at}/${olga.id}/resend`))).toBe('200');
    expect(said(await api.anonymous().post(`${first}/accept`, { password: 'wind over the harbour' }))).toBe(
      '409 link-withdrawn',
    );
    expect((await accept(olga.email)).statusCode).toBe(200);
  });

  it('who did not accept yet can be promised another role, or be withdrawn', async () => {
    const olga = (await invite('operator')).json<User>();
    const patched = await superAdmin.patch(`${at}/${olga.id}`, { roleId: await operatorRole(api.db, 'auditor') });
    expect(patched.json()).toMatchObject({ role: { key: 'auditor' }, status: 'invited' });
    expect((await invitationOf(olga.email)).role_id).toBe(await operatorRole(api.db, 'auditor'));
    expect(said(await superAdmin.patch(`${at}/${olga.id}`, { status: 'blocked' }))).toBe('409 wrong-state');
    expect(said(await superAdmin.delete(`${at}/${olga.id}`))).toBe('204');
    expect((await invitationOf(olga.email)).status).toBe('withdrawn');
    expect(said(await invite('operator', superAdmin, olga.email))).toBe('201');
  });

  it('holds no more than who invites, who runs the installation', async () => {
    expect(said(await invite('super-admin', operator))).toBe('403 cannot-grant');
    expect(said(await invite('operator', operator))).toBe('403 forbidden');
    const some = api.as(anOperator(['users:read', 'users:edit', 'settings:edit']));
    expect(said(await invite('auditor', some))).toBe('403 cannot-grant');
  });

  it.each([
    ['a role that is none', async () => ({ roleId: newId() }), '/roleId invalid-field'],
    [
      'a role of an enterprise',
      async () => ({ roleId: await aRole(api.db, (await anEnterprise(api.db)).id, 'enterprise-admin') }),
      '/roleId invalid-field',
    ],
    ['a state', async () => ({ status: 'active' }), '/status unknown-field'],
    ['a password', async () => ({ password: 'wind over the harbour' }), '/password unknown-field'],
    ['no address', async () => ({ email: 'olga' }), '/email email-invalid'],
  ])('is refused with %s', async (_, more, fault) => {
    const body = { name: 'Olga', email: anAddress(), roleId: await operatorRole(api.db, 'auditor'), ...(await more()) };
    expect(faultsIn(await superAdmin.post(at, body))).toEqual([fault]);
  });
});
