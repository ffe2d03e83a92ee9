import { describe, expect, it } from 'vitest';
import { judgeLines, type Surroundings } from './judge-lines';

const role = (id: string, name: string, more: object = {}) => ({
  role: { id, key: null, name, isDefault: false, ...more },
  mayBeGiven: true,
});
const known: Surroundings = {
  roles: [
    role('1', 'Enterprise user', { key: 'enterprise-user', isDefault: true }),
    { ...role('2', 'Enterprise administrator', { key: 'enterprise-admin' }), mayBeGiven: false },
    role('3', 'Help desk'),
  ],
  members: new Set(['member@x.org']),
  invited: new Set(['invited@xn--bcher-kva.example']),
};
const line = (more: object = {}) => ({ line: 2, name: 'Ada', email: 'ada@x.org', role: 'enterprise-user', ...more });
const judged = (...lines: object[]) =>
  judgeLines(
    lines.map((more, i) => line({ line: i + 2, ...more })),
    known,
  ).map(({ roleId, faults }) =>
    faults.length === 0 ? `role ${roleId ?? ''}` : faults.map(({ path, code }) => `${path} ${code}`).join(', '),
  );

describe('a line', () => {
  it.each([
    [{}, 'role 1'],
    [{ role: 'help DESK' }, 'role 3'],
    [{ role: '3' }, 'role 3'],
    [{ role: '' }, 'role 1'],
    [{ role: 'pope' }, 'role unknown-role'],
    [{ role: 'super-admin' }, 'role unknown-role'],
    [{ role: 'enterprise-admin' }, 'role cannot-grant'],
    [{ email: 'ada' }, 'email email-invalid'],
    [{ email: '' }, 'email required'],
    [{ email: 'a@x.org, b@x.org' }, 'email email-invalid'],
    [{ email: 'MEMBER@X.ORG' }, 'email already-member'],
    [{ email: 'invited@bücher.example' }, 'email already-invited'],
    [{ name: '' }, 'name required'],
    [{ name: 'x'.repeat(201) }, 'name invalid-field'],
    [{ name: 'two\nlines' }, 'name invalid-field'],
    [{ name: '=1+1' }, 'role 1'],
    [{ name: '', email: 'x', role: 'pope' }, 'name required, email email-invalid, role unknown-role'],
  ])('%j', (more, expected) => {
    expect(judged(more)).toEqual([expected]);
  });

  it('counts once, whatever its case and however its domain is written', () => {
    const lines = [{ email: 'a@bücher.example' }, { email: 'A@XN--BCHER-KVA.example' }, { email: 'b@x.org' }];
    expect(judged(...lines)).toEqual(['role 1', 'email listed-twice', 'role 1']);
  });

  it('says in which line its address stood before', () => {
    const [, second] = judgeLines([line(), line({ line: 7 })], known);
    expect(second?.faults[0]?.params).toMatchObject({ line: 2 });
  });

  it('without a role has none where no role is taken by itself', () => {
    const [only] = judgeLines([line({ role: '' })], { ...known, roles: [role('3', 'Help desk')] });
    expect(only?.faults).toMatchObject([{ path: 'role', code: 'required' }]);
  });
});
