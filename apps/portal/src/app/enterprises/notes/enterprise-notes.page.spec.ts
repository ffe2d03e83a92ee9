import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { inputBinding } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import type { RequestNotes } from '@countersign/contracts';
import { aProblem } from '../../core/testing/a-problem';
import { anOperator } from '../../core/testing/a-session';
import { answered, signedIn } from '../../core/testing/signed-in';
import { OpenEnterprise } from '../open-enterprise';
import { EnterpriseNotesPage } from './enterprise-notes.page';

const none: RequestNotes = { welcome: null, csr: null, sdn: null, san: null, validity: null, verification: null };
const address = '/api/v1/enterprises/1/notes';
const etag = (version: number) => ({ headers: { ETag: `"${version}"` } });

describe('the notes of an enterprise', () => {
  const open = async () => {
    const server = signedIn(anOperator('policies:edit'), { provide: OpenEnterprise, useValue: { now: () => null } });
    const fixture = TestBed.createComponent(EnterpriseNotesPage, { bindings: [inputBinding('id', () => '1')] });
    fixture.autoDetectChanges();
    await answered(server, address, none, etag(1));
    await fixture.whenStable();
    const page = fixture.nativeElement as HTMLElement;
    const loader = TestbedHarnessEnvironment.loader(fixture);
    const press = async (text: string) => (await loader.getHarness(MatButtonHarness.with({ text }))).click();
    const write = async (id: string, text: string) => {
      const box = page.querySelector<HTMLTextAreaElement>(`#${id}`)!;
      box.value = text;
      box.dispatchEvent(new Event('input'));
      await fixture.whenStable();
    };
    return { server, fixture, page, press, write };
  };

  it('shows how a note will read, line by line and never as markup', async () => {
    const { page, press, write } = await open();
    await write('note-csr', 'Take the card.\n<b>Not</b> the phone.');
    await press('Preview');
    const box = page.querySelector('cs-note-box p')!;
    expect([box.textContent, box.querySelector('b')]).toEqual(['Take the card.\n<b>Not</b> the phone.', null]);
  });
  it('does not save a note that is too long', async () => {
    const { server, page, press, write } = await open();
    await write('note-san', 'x'.repeat(2001));
    expect(page.textContent).toContain('Too long: 2,001 / 2,000');
    await press('Save');
    server.expectNone({ method: 'PUT' });
  });
  it('shows what somebody else saved meanwhile, and saves over it only when told to', async () => {
    const { server, fixture, page, press, write } = await open();
    await write('note-csr', 'mine');
    await press('Save');
    const first = server.expectOne({ method: 'PUT', url: address });
    expect(first.request.headers.get('If-Match')).toBe('"1"');
    first.flush(aProblem({ code: 'changed-meanwhile', status: 412 }), { status: 412, statusText: '' });
    server.expectOne({ method: 'GET', url: address }).flush({ ...none, csr: 'theirs' }, etag(2));
    await fixture.whenStable();
    expect(page.querySelector('[role=alert]')?.textContent).toContain('theirs');
    await press('Save mine over theirs');
    const second = server.expectOne({ method: 'PUT', url: address });
    expect([second.request.headers.get('If-Match'), second.request.body]).toEqual(['"2"', { ...none, csr: 'mine' }]);
  });
});
