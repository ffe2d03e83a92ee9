import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { inputBinding } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatIconTestingModule } from '@angular/material/icon/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { provideRouter } from '@angular/router';
import { provideStore, Store } from '@ngrx/store';
import { SessionApi, sessionFeature, SignInActions } from '../session/session.state';
import { aProblem } from '../testing/a-problem';
import { SignInPage } from './sign-in.page';

describe('SignInPage', () => {
  const open = (to?: string) => {
    TestBed.configureTestingModule({
      imports: [MatIconTestingModule],
      providers: [provideRouter([]), provideStore({ [sessionFeature.name]: sessionFeature.reducer })],
    });
    const fixture = TestBed.createComponent(SignInPage, { bindings: [inputBinding('return', () => to)] });
    fixture.detectChanges();
    const loader = TestbedHarnessEnvironment.loader(fixture);
    const dispatched = vi.spyOn(TestBed.inject(Store), 'dispatch');
    const fill = async (id: string, text: string) =>
      (await loader.getHarness(MatInputHarness.with({ selector: `#${id}` }))).setValue(text);
    const submit = async () => (await loader.getHarness(MatButtonHarness.with({ text: 'Sign in' }))).click();
    return { fixture, element: fixture.nativeElement as HTMLElement, loader, dispatched, fill, submit };
  };

  it.each([
    ['back to where the person was going', '/requests?status=draft', '/requests?status=draft'],
    ['home when no place is named', undefined, '/'],
    ['home when the place is on another host', 'https://evil.example/', '/'],
    ['home when the place only looks like a path', '//evil.example', '/'],
    ['home when a browser would read a host', String.raw`/\evil.example`, '/'],
  ])('leads %s', async (_, asked, to) => {
    const { dispatched, fill, submit } = open(asked);
    await fill('email', 'jana@ra.example');
    await fill('password', 'right');
    await submit();
    const credentials = { email: 'jana@ra.example', password: 'right' };
    expect(dispatched).toHaveBeenCalledWith(SignInActions.submitted({ credentials, to }));
  });
  it('says what is missing at its place and sends nothing', async () => {
    const { loader, dispatched, submit } = open();
    await submit();
    expect(dispatched).not.toHaveBeenCalled();
    const fields = await loader.getAllHarnesses(MatFormFieldHarness);
    expect(await Promise.all(fields.map((field) => field.getTextErrors()))).toEqual([
      ['This field is empty.'],
      ['This field is empty.'],
    ]);
  });
  it('shows a refusal in the words of the server and keeps the input', async () => {
    const { fixture, element, loader, fill } = open();
    await fill('email', 'jana@ra.example');
    TestBed.inject(Store).dispatch(SessionApi.refused({ problem: aProblem({ title: 'Sign-in failed' }) }));
    await fixture.whenStable();
    expect(element.querySelector('[role=alert]')?.textContent).toContain('Sign-in failed');
    expect(await (await loader.getHarness(MatInputHarness.with({ selector: '#email' }))).getValue()).toBe(
      'jana@ra.example',
    );
  });
  it('shows the password when asked', async () => {
    const { loader } = open();
    const field = await loader.getHarness(MatInputHarness.with({ selector: '#password' }));
    await (await loader.getHarness(MatButtonHarness.with({ selector: '[aria-label="Show the password"]' }))).click();
    expect(await field.getType()).toBe('text');
  });
  it('asks for the code once the password was right, and sends both', async () => {
    const { fixture, element, loader, dispatched, fill, submit } = open();
    await fill('email', 'jana@ra.example');
    await fill('password', 'right');
    TestBed.inject(Store).dispatch(SessionApi.refused({ problem: aProblem({ code: 'otp-required' }) }));
    await fixture.whenStable();
    const code = await loader.getHarness(MatInputHarness);
    expect(await (await code.host()).getAttribute('autocomplete')).toBe('one-time-code');
    expect(element.querySelector('[role=alert]')).toBeNull();
    await submit();
    expect(element.textContent).toContain('Type the code');
    await code.setValue('123 456');
    await submit();
    const credentials = { email: 'jana@ra.example', password: 'right', otp: '123 456' };
    expect(dispatched).toHaveBeenLastCalledWith(SignInActions.submitted({ credentials, to: '/' }));
  });
  it('says of a wrong code only that it was not taken', async () => {
    const { fixture, element, loader, submit } = open();
    const refuse = async (code: string) => {
      TestBed.inject(Store).dispatch(SessionApi.refused({ problem: aProblem({ code, title: 'Sign-in failed' }) }));
      await fixture.whenStable();
    };
    await refuse('otp-required');
    await (await loader.getHarness(MatInputHarness)).setValue('123456');
    await submit();
    await refuse('invalid-credentials');
    expect(element.textContent).toContain('This code was not taken.');
    expect(element.textContent).not.toContain('Sign-in failed');
  });
  it('begins anew for somebody else, without the password of before', async () => {
    const { fixture, loader, fill } = open();
    await fill('password', 'right');
    TestBed.inject(Store).dispatch(SessionApi.refused({ problem: aProblem({ code: 'otp-required' }) }));
    await fixture.whenStable();
    await (await loader.getHarness(MatButtonHarness.with({ text: 'Sign in as somebody else' }))).click();
    expect(await (await loader.getHarness(MatInputHarness.with({ selector: '#password' }))).getValue()).toBe('');
  });
});
