import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { inputBinding } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatMenuHarness } from '@angular/material/menu/testing';
import type { PersonState } from '@countersign/contracts';
import { aMember } from '../../core/testing/a-session';
import { signedIn } from '../../core/testing/signed-in';
import { MemberActs } from './member-acts';

const enterpriseId = '01890000-0000-7000-8000-000000000001';

describe('what can be done about a member', () => {
  const offered = async (about: { isBeyond?: boolean; isOneself?: boolean; status?: PersonState }) => {
    const session = aMember(enterpriseId, 'users:edit', 'users:delete');
    signedIn(session);
    const user = { id: about.isOneself ? session.user.id : 'another', name: 'Mila', email: 'mila@x.example' };
    const role = { id: 'role', key: null, name: 'Reader' };
    const fixture = TestBed.createComponent(MemberActs, {
      bindings: [
        inputBinding('enterpriseId', () => enterpriseId),
        inputBinding('member', () => ({ user, role, status: about.status ?? 'active' })),
        inputBinding('mayEdit', () => true),
        inputBinding('mayRemove', () => true),
        inputBinding('isBeyond', () => about.isBeyond === true),
      ],
    });
    fixture.autoDetectChanges();
    const menu = await TestbedHarnessEnvironment.loader(fixture).getHarness(MatMenuHarness);
    await menu.open();
    const items = await menu.getItems();
    return Promise.all(
      items.map(async (item) => ((await item.isDisabled()) ? 'dimmed: ' : '') + (await item.getText())),
    );
  };

  it('is another role, another state, or the end', async () => {
    expect(await offered({})).toEqual(['Change role…', 'Change state…', 'Remove…']);
  });
  it('is nothing but the reason where their role allows more than yours', async () => {
    expect(await offered({ isBeyond: true })).toEqual([
      "dimmed: Their role allows more than yours, so you can't change it.",
    ]);
  });
  it('is called leaving where it is you', async () => {
    expect(await offered({ isOneself: true })).toContain('Leave this enterprise…');
  });
  it('is no state where they have not come in yet', async () => {
    expect(await offered({ status: 'invited' })).not.toContain('Change state…');
  });
});
