import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { inputBinding } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import type { User } from '@countersign/contracts';
import { permissions } from '@countersign/contracts';
import { anOperator } from '../../core/testing/a-session';
import { answered, signedIn } from '../../core/testing/signed-in';
import { usersAddress } from '../users-api';
import { PersonActs } from './person-acts';
import { powersOver } from './person-powers';
import { Access } from '../../core/session/access';

const id = (n: number) => `01890000-0000-7000-8000-00000000000${n}`;
const aSuperAdmin = (n: number): User => ({
  ...{ id: id(n), name: `Operator ${n}`, email: `op${n}@ra.example`, mobile: null, kind: 'operator', status: 'active' },
  ...{ role: { id: id(9), key: 'super-admin', name: 'Super administrator' }, memberships: [], lastSignInAt: null },
});
const list = `${usersAddress}?kind=operator&status=active&size=200&sort=name:asc`;

describe('what can be done about a person', () => {
  const open = async (person: User, all: User[]) => {
    const server = signedIn(anOperator(...permissions));
    const powers = powersOver(person, TestBed.inject(Access));
    const fixture = TestBed.createComponent(PersonActs, {
      bindings: [inputBinding('person', () => person), inputBinding('powers', () => powers)],
    });
    fixture.autoDetectChanges();
    const page = { items: all, page: 1, size: 200, total: all.length, totalIsExact: true, next: null, prev: null };
    await answered(server, list, page);
    await fixture.whenStable();
    const loader = TestbedHarnessEnvironment.loader(fixture);
    const dimmed = async (text: string) =>
      (await loader.getHarness(MatButtonHarness.with({ text: new RegExp(text) }))).isDisabled();
    return { dimmed, text: () => (fixture.nativeElement as HTMLElement).textContent };
  };

  it('is neither state nor role nor deletion where nobody else can manage the installation, and says so', async () => {
    const { dimmed, text } = await open(aSuperAdmin(1), [aSuperAdmin(1)]);
    expect(text()).toContain('Nobody else can manage the installation');
    expect([await dimmed('Change state'), await dimmed('Change role'), await dimmed('Delete account')]).toEqual([
      true,
      true,
      true,
    ]);
    expect(await dimmed('Sign out everywhere')).toBe(false);
  });
  it('is all of it where somebody else is left', async () => {
    const { dimmed, text } = await open(aSuperAdmin(1), [aSuperAdmin(1), aSuperAdmin(2)]);
    expect(text()).not.toContain('Nobody else');
    expect([await dimmed('Change state'), await dimmed('Delete account')]).toEqual([false, false]);
  });
});
