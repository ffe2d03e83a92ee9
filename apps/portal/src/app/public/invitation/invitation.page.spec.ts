import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { provideRouter } from '@angular/router';
import { provideStore, Store } from '@ngrx/store';
import { PublicActions, SessionApi, sessionFeature } from '../../core/session/session.state';
import { anOperator } from '../../core/testing/a-session';
import { opened } from '../../shared/testing/opened';
import { InvitationPage } from './invitation.page';

const url = '/api/v1/invitations/abc';
const invitation = {
  enterprise: { name: 'Université de Montclair' },
  invitedBy: { name: 'Sylvie Arnaud' },
  name: 'Hugo Lefebvre',
  email: 'hugo@montclair.example',
  role: {
    name: 'Enterprise user',
    description: 'Requests certificates and sees their own',
    permissions: ['requests:read', 'requests:edit', 'certificates:revoke'],
  },
  expiresAt: '2026-11-30T17:00:00.000Z',
  status: 'pending',
  accountExists: false,
};

describe('the page of an invitation', () => {
  const open = async (given: Partial<typeof invitation> = {}, isSignedIn = false) => {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideStore({ [sessionFeature.name]: sessionFeature.reducer }),
      ],
    });
    const page = opened(InvitationPage, { token: 'abc' });
    const store = TestBed.inject(Store);
    if (isSignedIn) store.dispatch(SessionApi.found({ session: anOperator() }));
    const dispatched = vi.spyOn(store, 'dispatch');
    const server = TestBed.inject(HttpTestingController);
    server.expectOne(url).flush({ ...invitation, ...given });
    await page.fixture.whenStable();
    const press = async (text: string) => (await page.loader.getHarness(MatButtonHarness.with({ text }))).click();
    return { ...page, server, dispatched, press };
  };

  it('says who invites whom to what, and what the role allows', async () => {
    const { element } = await open();
    const text = element.textContent.replace(/\s+/g, ' ');
    expect(text).toContain('Sylvie Arnaud invites hugo@montclair.example');
    expect(text).toMatch(/What Enterprise user allows ?Requests certificates and sees their own/);
    expect([...element.querySelectorAll('.allowed li')].map((one) => one.textContent.trim())).toEqual([
      'Certificate Requests: read, add, edit',
      'Revoke certificates',
    ]);
  });
  it('lets a newcomer in at once', async () => {
    const { loader, server, dispatched, press } = await open();
    await (
      await loader.getHarness(MatInputHarness.with({ selector: '[autocomplete=new-password]' }))
    ).setValue('five quiet herons and a lamp');
    await press('Accept and create my account');
    const call = server.expectOne(`${url}/accept`);
    expect(call.request.body).toEqual({ name: 'Hugo Lefebvre', password: 'five quiet herons and a lamp' });
    call.flush({ status: 'accepted', signInRequired: false });
    expect(dispatched).toHaveBeenCalledWith(PublicActions.letIn({ to: '/requests' }));
  });
  it('leads a known person to the sign-in and back', async () => {
    const { element } = await open({ accountExists: true });
    expect(element.querySelector('a')?.getAttribute('href')).toBe('/sign-in?return=%2Finvitations%2Fabc');
  });
  it('offers to sign out when somebody else is signed in', async () => {
    const { element, dispatched, press } = await open({}, true);
    expect(element.textContent).toContain('jana.kovar@ra.example');
    await press('Sign out and stay here');
    expect(dispatched).toHaveBeenCalledWith(PublicActions.signedOut());
  });
});
