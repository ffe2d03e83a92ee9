import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { provideStore, Store } from '@ngrx/store';
import { SessionApi, sessionFeature } from '../../core/session/session.state';
import { opened } from '../../shared/testing/opened';
import { SessionsCard } from './sessions-card';

const url = '/api/v1/me/sessions?sort=lastSeenAt:desc&size=100';
const at = '2026-11-23T14:25:00.000Z';
const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const session = (end: string, current: boolean) => ({
  ...{ id: `0198c0de-0000-7000-8000-00000000000${end}`, current, createdAt: at, lastSeenAt: at },
  ...{ ip: '203.0.113.7', userAgent: agent },
});
const page = (...items: object[]) => ({
  ...{ items, page: 1, size: 100, total: items.length, totalIsExact: true, next: null, prev: null },
});

describe('where one is signed in', () => {
  const open = async () => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideStore({ [sessionFeature.name]: sessionFeature.reducer }),
      ],
    });
    const shown = opened(SessionsCard);
    const server = TestBed.inject(HttpTestingController);
    server.expectOne(url).flush(page(session('1', true), session('2', false)));
    await shown.fixture.whenStable();
    const root = TestbedHarnessEnvironment.documentRootLoader(shown.fixture);
    const press = async (text: string | RegExp) =>
      (await root.getAllHarnesses(MatButtonHarness.with({ text }))).at(-1)!.click();
    return { ...shown, server, press };
  };

  it('marks this session, names browser and place, and offers to end only the others', async () => {
    const { element } = await open();
    const rows = [...element.querySelectorAll('li')].map((row) => row.textContent.replace(/\s+/g, ' '));
    expect(rows[0]).toMatch(/Firefox on Linux ?This session 203\.0\.113\.7/);
    expect(rows[0]).not.toContain('Sign out');
    expect(element.querySelector('li button')?.getAttribute('aria-label')).toBe(
      'Sign out Firefox on Linux, 203.0.113.7',
    );
  });
  it('ends one and reads the list anew', async () => {
    const { server, press } = await open();
    await press('Sign out');
    server.expectOne({ method: 'DELETE', url: `/api/v1/me/sessions/${session('2', false).id}` }).flush(null);
    await vi.waitFor(() => server.expectOne(url));
  });
  it('ends all, this one too, after asking', async () => {
    const { server, press } = await open();
    const dispatched = vi.spyOn(TestBed.inject(Store), 'dispatch');
    await press('Sign out everywhere');
    server.expectNone({ method: 'DELETE' });
    await press('Sign out everywhere'); // of the dialog
    const call = await vi.waitFor(() => server.expectOne({ method: 'DELETE', url: '/api/v1/me/sessions' }));
    call.flush(null);
    expect(dispatched).toHaveBeenCalledWith(SessionApi.ended());
  });
});
