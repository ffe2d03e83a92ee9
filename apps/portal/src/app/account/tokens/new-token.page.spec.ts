import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatCheckboxHarness } from '@angular/material/checkbox/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { provideRouter } from '@angular/router';
import { provideStore, Store } from '@ngrx/store';
import { SessionApi, sessionFeature } from '../../core/session/session.state';
import { aMember } from '../../core/testing/a-session';
import { opened } from '../../shared/testing/opened';
import { NewTokenPage } from './new-token.page';

describe('a new API token', () => {
  const open = () => {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: '**', children: [] }]),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideStore({ [sessionFeature.name]: sessionFeature.reducer }),
      ],
    });
    const session = aMember('0198c0de-0000-7000-8000-000000000009', 'requests:read', 'requests:edit', 'requests:issue');
    const page = opened(NewTokenPage);
    TestBed.inject(Store).dispatch(SessionApi.found({ session }));
    const press = async (text: string) => (await page.loader.getHarness(MatButtonHarness.with({ text }))).click();
    return { ...page, server: TestBed.inject(HttpTestingController), press };
  };
  const url = '/api/v1/me/api-tokens';

  it('offers what its person may do and nothing else', async () => {
    const { loader } = open();
    const boxes = await loader.getAllHarnesses(MatCheckboxHarness);
    const names = await Promise.all(boxes.map(async (box) => (await box.getAriaLabel()) ?? (await box.getLabelText())));
    expect(names).toEqual([
      'Certificate Requests, Read',
      'Certificate Requests, Add, edit',
      'Have certificates issued',
    ]);
  });
  it('asks for a name and for something that it may do', async () => {
    const { element, server, press } = open();
    await press('Create a token');
    expect(element.textContent).toContain('Give it a name');
    expect(element.textContent).toContain('Tick at least one box');
    server.expectNone(url);
  });
  it('shows its secret once, and is not left before that is kept', async () => {
    const { fixture, element, loader, server, press } = open();
    await (await loader.getHarness(MatInputHarness)).setValue('nightly');
    await press('Read everything');
    await press('Create a token');
    const call = server.expectOne(url);
    expect(call.request.body).toMatchObject({ name: 'nightly', scopes: ['requests:read'] });
    const at = '2026-11-23T14:25:00.000Z';
    call.flush({
      ...{ id: '0198c0de-0000-7000-8000-000000000002', name: 'nightly', scopes: ['requests:read'], createdAt: at },
      ...{ expiresAt: '2027-02-21T14:25:00.000Z', lastUsedAt: null, secret: 'ra_secret' },
    });
    await fixture.whenStable();
    expect(element.querySelector('code')?.textContent).toBe('ra_secret');
    expect(fixture.componentInstance.isKept()).toBe(false);
    await press('I have kept it');
    expect(fixture.componentInstance.isKept()).toBe(true);
  });
});
