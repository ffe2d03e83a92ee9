import type { PersonState } from '@countersign/contracts';
import { describe, expect, it } from 'vitest';
import { heldBy, narrowedTo, type Standing } from './identity';

const aStanding = (person: PersonState, member: PersonState = 'active', key = 'enterprise-admin'): Standing => ({
  id: 'p',
  name: 'Ada',
  status: person,
  role: null,
  factors: [],
  memberships: [{ enterpriseId: 'e', status: member, role: { key, permissions: null } }],
});
const may = (standing: Standing) => {
  const here = heldBy(standing)?.within.get('e')?.permissions;
  return here && { reads: here.includes('requests:read'), edits: here.includes('requests:edit') };
};

describe('what a person may do', () => {
  it.each([
    ['active', 'active', { reads: true, edits: true }],
    ['suspended', 'active', { reads: true, edits: false }],
    ['active', 'suspended', { reads: true, edits: false }],
    ['active', 'blocked', undefined],
    ['active', 'restricted', undefined],
    ['active', 'invited', undefined],
    ['blocked', 'active', undefined],
    ['restricted', 'active', undefined],
    ['invited', 'active', undefined],
  ] as const)('%s, as a member %s', (person, member, expected) => {
    expect(may(aStanding(person, member))).toEqual(expected);
  });

  it('sees own rows only where the role knows no other people, also while suspended', () => {
    expect(heldBy(aStanding('active', 'active', 'enterprise-user'))?.within.get('e')?.ownOnly).toBe(true);
    expect(heldBy(aStanding('suspended', 'active', 'enterprise-admin'))?.within.get('e')?.ownOnly).toBe(false);
  });

  it('by a token is what it was made for and the person still holds', () => {
    const held = heldBy(aStanding('suspended'));
    const narrow = held && narrowedTo(['requests:read', 'requests:edit', 'settings:edit'], held);
    expect(narrow?.within.get('e')).toEqual({ permissions: ['requests:read'], ownOnly: false });
    expect(narrow?.everywhere).toEqual([]);
  });
});
