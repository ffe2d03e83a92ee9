import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { MatIconTestingModule } from '@angular/material/icon/testing';
import { MatMenuHarness } from '@angular/material/menu/testing';
import { provideRouter } from '@angular/router';
import { provideStore, Store } from '@ngrx/store';
import type { Session } from '@countersign/contracts';
import { SessionApi, sessionFeature, ShellActions } from '../session/session.state';
import { aMember, anOperator } from '../testing/a-session';
import { SideMenu } from './side-menu';

describe('SideMenu', () => {
  const open = (session: Session) => {
    TestBed.configureTestingModule({
      imports: [MatIconTestingModule],
      providers: [
        provideHttpClient(),
        provideRouter([]),
        provideStore({ [sessionFeature.name]: sessionFeature.reducer }),
      ],
    });
    TestBed.inject(Store).dispatch(SessionApi.found({ session }));
    const fixture = TestBed.createComponent(SideMenu);
    fixture.detectChanges();
    const element = fixture.nativeElement as HTMLElement;
    const pages = () => [...element.querySelectorAll('a.entry')].map((link) => link.textContent.trim());
    return { fixture, element, pages, loader: TestbedHarnessEnvironment.loader(fixture) };
  };

  it('offers what one may read and nothing else', () => {
    expect(open(anOperator('requests:read')).pages()).toEqual(['Certificate Requests']);
  });
  it('has no entry that would be refused', () => {
    expect(open(anOperator()).pages()).toEqual([]);
  });
  it('leads an administrator to their own enterprise, and an operator to all', () => {
    const own = open(aMember('7', 'requests:read', 'enterprises:read', 'users:read', 'roles:read', 'audit:read'));
    expect(own.pages()).toEqual(['Certificate Requests', 'Enterprise', 'Users', 'Audit']);
    expect(own.element.querySelector('a[href="/enterprises/7/overview"]')).not.toBeNull();
    TestBed.resetTestingModule();
    expect(
      open(anOperator('requests:read', 'enterprises:read', 'users:read', 'roles:read', 'audit:read')).pages(),
    ).toEqual(['Certificate Requests', 'Registered', 'Users', 'Roles', 'Operators', 'Audit']);
  });
  it('closes and opens a group', async () => {
    const { fixture, element, pages } = open(anOperator('requests:read'));
    const group = element.querySelector<HTMLButtonElement>('button[aria-expanded]')!;
    group.click();
    await fixture.whenStable();
    expect([pages(), group.getAttribute('aria-expanded')]).toEqual([[], 'false']);
  });
  it('says who is signed in and where, and lets them out', async () => {
    const { element, loader } = open(aMember('1', 'requests:read'));
    expect(element.querySelector('.who')?.textContent).toContain('Nordlicht Energie AG');
    expect(element.querySelector('.avatar')?.textContent).toBe('MH');
    const dispatched = vi.spyOn(TestBed.inject(Store), 'dispatch');
    await (await loader.getHarness(MatMenuHarness)).clickItem({ text: /Sign out/ });
    expect(dispatched).toHaveBeenCalledWith(ShellActions.signedOut());
  });
});
