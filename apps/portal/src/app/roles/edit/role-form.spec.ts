import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { inputBinding, outputBinding } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatCheckboxHarness } from '@angular/material/checkbox/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import type { Permission } from '@countersign/contracts';
import { aMember } from '../../core/testing/a-session';
import { signedIn } from '../../core/testing/signed-in';
import { RoleForm } from './role-form';
import { noRole, type RoleInput } from './role-input';

const enterpriseId = '01890000-0000-7000-8000-000000000001';

describe('the form of a role', () => {
  const open = (...held: Permission[]) => {
    signedIn(aMember(enterpriseId, ...held));
    const submitted = vi.fn<(role: RoleInput) => void>();
    const fixture = TestBed.createComponent(RoleForm, {
      bindings: [
        inputBinding('place', () => enterpriseId),
        inputBinding('begin', () => noRole),
        outputBinding('submitted', submitted),
      ],
    });
    fixture.autoDetectChanges();
    const loader = TestbedHarnessEnvironment.loader(fixture);
    const element = fixture.nativeElement as HTMLElement;
    const box = async (label: string) => {
      const all = await loader.getAllHarnesses(MatCheckboxHarness);
      const names = await Promise.all(all.map((one) => one.getAriaLabel()));
      const found = all[names.indexOf(label)];
      if (!found) throw new Error(`no box ${label}`);
      return found;
    };
    const save = async () => {
      await (await loader.getHarness(MatButtonHarness.with({ text: 'Save' }))).click();
    };
    return { loader, element, submitted, box, save };
  };

  beforeEach(() => {
    sessionStorage.clear();
  });

  it('locks what one does not hold oneself', async () => {
    const { box, element } = open('requests:read', 'roles:edit');
    expect(await (await box('Certificate Requests, Read')).isDisabled()).toBe(false);
    expect(await (await box('Certificate Requests, Delete')).isDisabled()).toBe(true);
    expect(element.textContent).toContain('that you do not hold yourself');
  });
  it('offers an enterprise only what its roles may hold', () => {
    expect(open('requests:read').element.textContent).not.toContain('Settings');
  });
  it('sends what was typed and ticked, not without a name', async () => {
    const { loader, box, save, submitted, element } = open('requests:read', 'roles:edit');
    await (await box('Certificate Requests, Read')).check();
    await save();
    expect(submitted).not.toHaveBeenCalled();
    expect(element.textContent).toContain('Give the role a name');
    await (await loader.getHarness(MatInputHarness.with({ selector: '#role-name' }))).setValue('Reader');
    await save();
    expect(submitted).toHaveBeenCalledWith({ ...noRole, name: 'Reader', permissions: ['requests:read'] });
  });
  it('keeps what is typed and not saved in this window, until it is saved or given up', async () => {
    const nameOf = ({ loader }: Pick<ReturnType<typeof open>, 'loader'>) =>
      loader.getHarness(MatInputHarness.with({ selector: '#role-name' }));
    const first = open('requests:read', 'roles:edit');
    expect(first.element.textContent).not.toContain('Not saved yet');
    await (await nameOf(first)).setValue('Reader');
    expect(first.element.textContent).toContain('Not saved yet');
    TestBed.resetTestingModule();

    const again = open('requests:read', 'roles:edit');
    expect(await (await nameOf(again)).getValue()).toBe('Reader');
    await (await again.loader.getHarness(MatButtonHarness.with({ text: 'Discard changes' }))).click();
    expect(await (await nameOf(again)).getValue()).toBe('');
    expect(again.element.textContent).not.toContain('Not saved yet');
    expect(sessionStorage).toHaveLength(0);
  });
});
