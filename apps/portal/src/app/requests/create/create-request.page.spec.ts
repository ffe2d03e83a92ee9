import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatCheckboxHarness } from '@angular/material/checkbox/testing';
import { aMember } from '../../core/testing/a-session';
import { answered, signedIn } from '../../core/testing/signed-in';
import { CreateRequestPage } from './create-request.page';

const notes = {
  welcome: 'We use your data.\nFor this.',
  csr: null,
  sdn: null,
  san: null,
  validity: null,
  verification: null,
};
const profile = {
  id: '01890000-0000-7000-8000-000000000007',
  name: 'Staff e-mail',
  active: true,
  validationType: 'mailbox',
};

describe('Create Request with a welcome note', () => {
  const open = async (welcome: string | null) => {
    const server = signedIn(aMember('1', 'requests:edit'));
    const fixture = TestBed.createComponent(CreateRequestPage);
    fixture.autoDetectChanges();
    await answered(server, '/api/v1/enterprises/1/notes', { ...notes, welcome });
    await answered(server, '/api/v1/enterprises/1/profiles', { items: [profile] });
    await fixture.whenStable();
    const loader = TestbedHarnessEnvironment.loader(fixture);
    const create = async () => (await loader.getHarness(MatButtonHarness.with({ text: 'Create' }))).click();
    return { server, fixture, loader, create, text: () => (fixture.nativeElement as HTMLElement).textContent };
  };

  it('begins when the person agrees, and not before', async () => {
    const { server, loader, create, text } = await open(notes.welcome);
    await create();
    server.expectNone('/api/v1/requests');
    expect(text()).toContain('asks for your consent');
    await (await loader.getHarness(MatCheckboxHarness)).check();
    await create();
    expect(server.expectOne('/api/v1/requests').request.body).toMatchObject({ notesAccepted: true });
  });
  it('asks for nothing where there is no note', async () => {
    const { server, create } = await open(null);
    await create();
    expect(server.expectOne('/api/v1/requests').request.body).not.toHaveProperty('notesAccepted');
  });
});
