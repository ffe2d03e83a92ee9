import { beforeAll, describe, expect, it } from 'vitest';
import { specApi } from '../testing/spec-api';
import { aCsr, asSaved, codeOf, detailOf, faultsOf, RequestWorld } from './testing';

const withCatcher = { environment: { SMTP_URL: '', RATE_LIMIT_FACTOR: '1000' } };
const email = 'mia@nordlicht.example';
const at = (id: string, rest = '') => `/api/v1/requests/${id}${rest}`;

describe('the steps', () => {
  const api = specApi(withCatcher);
  let world: RequestWorld;
  beforeAll(async () => {
    world = await RequestWorld.with(api, { validity: { days: 365, editable: true } });
  });
  const put = (id: string, step: string, body: object, headers = {}) =>
    world.voice.put(at(id, `/${step}`), body, headers);

  it('a CSR fills what is still open, and no longer what was saved', async () => {
    const { id } = await world.create();
    const first = await world.put(id, 'csr', {
      pem: await aCsr({ subject: `CN=${email}, O=Evil`, emails: [email], ips: ['192.0.2.1'] }),
    });
    expect(first).toMatchObject({
      sdn: { commonName: email },
      san: { emails: [email] },
      steps: [{ id: 'csr', state: 'done' }, { id: 'sdn', state: 'todo' }, { state: 'todo' }, {}, {}],
    });
    expect(first.csr?.findings.map(({ severity }) => severity)).toContain('info');
    expect(first.form.sdn).toMatchObject([{ attribute: 'commonName', source: 'csr', required: true, editable: true }]);
    await world.put(id, 'sdn', { commonName: 'b@x.example' });
    const second = await world.put(id, 'csr', { pem: await aCsr({ subject: 'CN=c@x.example' }) });
    expect(second).toMatchObject({ sdn: { commonName: 'b@x.example' }, san: { emails: ['c@x.example'] } });
  });

  it.each([
    ['no CSR at all', async () => 'hello', 'csr-unreadable'],
    ['a private key', async () => '-----BEGIN PRIVATE KEY-----\nMAA=\n-----END PRIVATE KEY-----', 'csr-private-key'],
    [
      'a curve that the profile has not',
      async () => aCsr({ key: { name: 'ECDSA', namedCurve: 'P-521' } }),
      'csr-curve',
    ],
  ])('refuse %s, and change nothing', async (_, pem, code) => {
    const before = await world.create();
    const answer = await put(before.id, 'csr', { pem: await pem() });
    expect([codeOf(answer), faultsOf(answer)]).toEqual([`422 ${code}`, [`/pem ${code}`]]);
    expect(asSaved(await world.get(before.id))).toEqual(asSaved(before));
  });

  it('tell all faults at once, each at its place', async () => {
    const { id } = await world.create();
    expect(faultsOf(await put(id, 'sdn', { surname: 'Hansen' }))).toEqual([
      '/surname attribute-not-offered',
      '/commonName required',
    ]);
    expect(faultsOf(await put(id, 'san', { emails: [email, 'x@'], dnsNames: ['x.example'] }))).toContain(
      '/emails/1 email-invalid',
    );
    expect(faultsOf(await put(id, 'validity', { days: 366 }))).toEqual(['/days validity-out-of-range']);
    const many = Array.from({ length: 51 }, (_, i) => `p${i}@x.example`);
    for (const emails of [many.slice(0, 6), many])
      expect(codeOf(await put(id, 'san', { emails, dnsNames: [] }))).toBe('422 too-many');
    expect(codeOf(await put(id, 'san', { emails: [email], dnsNames: [], status: 'verified' }))).toBe(
      '422 unknown-field',
    );
  });

  it('may come in any order; an editable period is stated by a person', async () => {
    const { id } = await world.create();
    await world.put(id, 'validity', { days: 30 });
    await world.put(id, 'san', { emails: [email], dnsNames: [] });
    await world.put(id, 'sdn', { commonName: email });
    const done = await world.put(id, 'csr', { pem: await aCsr() });
    expect(done).toMatchObject({ status: 'verifying', validity: { days: 30, maxDays: 365, editable: true } });
  });

  it('ask again for a subject whose address was taken out', async () => {
    const filled = await world.filled(email);
    const edited = await world.put(filled.id, 'san', { emails: ['b@x.example'], dnsNames: [] });
    expect(edited).toMatchObject({ status: 'draft', steps: [{}, { id: 'sdn', state: 'invalid' }, {}, {}, {}] });
    expect(edited.blockers[0]).toMatchObject({ code: 'common-name-not-address', step: 'sdn' });
    expect(faultsOf(await put(filled.id, 'sdn', { commonName: email }))).toEqual([
      '/commonName common-name-not-address',
    ]);
    expect((await world.put(filled.id, 'sdn', { commonName: 'b@x.example' })).steps[1]?.state).toBe('done');
  });

  it('keep two windows from overwriting each other (If-Match)', async () => {
    const { id } = await world.create();
    const saved = await put(id, 'sdn', { commonName: email }, { 'if-match': '"1"' });
    expect([saved.statusCode, saved.headers['etag']]).toEqual([200, '"2"']);
    const late = await put(id, 'sdn', { commonName: 'b@x.example' }, { 'if-match': '"1"' });
    expect([codeOf(late), late.headers['etag']]).toEqual(['412 changed-meanwhile', '"2"']);
  });

  it('keep their version while checks come and go', async () => {
    const request = await world.filled('v@nordlicht.example');
    const before = (await world.voice.get(at(request.id))).headers['etag'];
    await world.mailed(request, 'v@nordlicht.example');
    expect((await world.voice.get(at(request.id))).headers['etag']).toBe(before);
  });

  it('are closed once the certificate is made', async () => {
    const none = await RequestWorld.with(api, { validationType: 'none' });
    const { id } = await none.filled(email);
    detailOf(await none.generate(id));
    const steps = {
      csr: { pem: await aCsr() },
      sdn: { commonName: email },
      san: { emails: [email], dnsNames: [] },
      validity: { days: 365 },
    };
    for (const [step, body] of Object.entries(steps))
      expect(codeOf(await none.voice.put(at(id, `/${step}`), body))).toBe('409 wrong-state');
    expect(codeOf(await none.voice.delete(at(id)))).toBe('409 wrong-state');
  });

  it('have no User Information where nobody asks for another', async () => {
    const { id } = await world.create();
    const user = { name: 'Mia', email, role: 'enterprise-user' };
    expect(codeOf(await put(id, 'user', user))).toBe('409 wrong-state');
  });

  it('let a CSR be looked at before anything is stored', async () => {
    const looked = await world.voice.post('/api/v1/csr/inspect', { pem: await aCsr({ subject: `CN=${email}` }) });
    expect(looked.json()).toMatchObject({
      subject: [{ attribute: 'commonName', value: email }],
      key: { algorithm: 'EC', curve: 'P-256' },
      signature: { valid: true },
    });
    expect(codeOf(await world.voice.post('/api/v1/csr/inspect', { pem: 'hello' }))).toBe('422 csr-unreadable');
  });
});
