import type { Role } from '@countersign/contracts';
import { copyOf, keptRole, noRole, sameRole } from './role-input';

describe('what is typed of a role', () => {
  it('begins as another role is, without what one does not hold, and is no default', () => {
    const model = { name: 'Deputy', description: 'Helps', permissions: ['users:read', 'users:edit'], isDefault: true };
    expect(copyOf(model as Role, ['users:read'])).toEqual({
      name: 'Copy of Deputy',
      description: 'Helps',
      permissions: ['users:read'],
      isDefault: false,
    });
  });
  it('is the same whatever the order in which boxes were ticked', () => {
    const ticked = (...permissions: Role['permissions']) => ({ ...noRole, permissions });
    expect(sameRole(ticked('users:read', 'users:edit'), ticked('users:edit', 'users:read'))).toBe(true);
    expect(sameRole(ticked('users:read'), noRole)).toBe(false);
  });
  it('is not taken from a tab that kept another shape', () => {
    expect(keptRole({ ...noRole, permissions: ['everything'] })).toBeUndefined();
    expect(keptRole(noRole)).toEqual(noRole);
  });
});
