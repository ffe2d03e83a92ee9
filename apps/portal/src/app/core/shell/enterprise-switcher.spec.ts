import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import type { Session } from '@countersign/contracts';
import { ChosenEnterprise } from '../enterprise/chosen-enterprise';
import { aMember, anOperator } from '../testing/a-session';
import { answered, anyPage, signedIn } from '../testing/signed-in';
import { EnterpriseSwitcher } from './enterprise-switcher';

@Component({ template: '' })
class Page {}

const memberOf = (...names: string[]): Session => {
  const session = aMember('0', 'requests:read');
  const enterprises = names.map((name, at) => ({ ...session.enterprises[0]!, id: `${at}`, name }));
  return { ...session, enterprises };
};

describe('the switcher of enterprises', () => {
  beforeAll(() => {
    Object.defineProperty(Element.prototype, 'scrollIntoView', { value: () => undefined, configurable: true }); // jsdom has none
  });
  afterEach(() => {
    sessionStorage.clear();
  });
  const open = async (session: Session) => {
    const server = signedIn(session, anyPage(Page));
    const fixture = TestBed.createComponent(EnterpriseSwitcher);
    fixture.autoDetectChanges();
    const button = (fixture.nativeElement as HTMLElement).querySelector('button')!;
    button.click();
    const found = () => document.querySelector<HTMLInputElement>('[role=combobox]');
    await expect.poll(() => found() !== null && document.activeElement === found(), { timeout: 5000 }).toBe(true);
    const box = found()!;
    const press = (key: string) => box.dispatchEvent(new KeyboardEvent('keydown', { key, keyCode: codes[key] }));
    const type = (text: string) => {
      box.value = text;
      box.dispatchEvent(new Event('input'));
    };
    const options = () => [...document.querySelectorAll('[role=option]')].map((one) => one.textContent.trim());
    return { server, button, box, press, type, options };
  };
  const codes: Record<string, number> = { ArrowDown: 40, Enter: 13 };

  it('is worked by keys: a part of the name, Enter, and the list shows that enterprise', async () => {
    const { button, press, type, options } = await open(memberOf('Kestrel Ltd', 'Nordlicht AG', 'Baltic Rail SA'));
    await expect.poll(options).toEqual(['All enterprises', 'Kestrel Ltd', 'Nordlicht AG', 'Baltic Rail SA']);
    await TestBed.inject(Router).navigateByUrl('/requests');
    type('NORD');
    await expect.poll(options).toEqual(['Nordlicht AG']);
    press('Enter');
    await expect.poll(() => TestBed.inject(Router).url).toBe('/requests?enterpriseId=1');
    expect([button.textContent, document.activeElement]).toEqual([expect.stringContaining('Nordlicht AG'), button]);
  });
  it('says to a screen reader which one an arrow reaches', async () => {
    const { box, press, options } = await open(memberOf('Kestrel Ltd', 'Nordlicht AG'));
    await expect.poll(options).toHaveLength(3);
    press('ArrowDown');
    await expect
      .poll(() => document.getElementById(box.getAttribute('aria-activedescendant') ?? '')?.textContent.trim())
      .toBe('Kestrel Ltd');
  });
  it('shows a screenful of 5,000 and says how many more there are', async () => {
    const names = Array.from({ length: 5000 }, (_, at) => `Enterprise ${at}`);
    const { options } = await open(memberOf(...names));
    await expect.poll(options).toHaveLength(21);
    expect(document.querySelector('[role=dialog]')?.textContent).toContain('4,980 more');
  });
  it('has the server look for what an operator types', async () => {
    const { server, type, options } = await open(anOperator('enterprises:read'));
    const none = { items: [], page: 1, size: 20, total: 0, totalIsExact: true, next: null, prev: null };
    server.expectOne('/api/v1/enterprises?size=20&sort=name:asc').flush(none);
    type('nor');
    await answered(server, '/api/v1/enterprises?size=20&sort=name:asc&q=nor', none);
    expect(options().length).toBeLessThanOrEqual(21);
  });
  it('forgets the choice of somebody else who used this tab', () => {
    sessionStorage.setItem('enterprise', JSON.stringify({ id: '1', name: 'Nordlicht AG', by: 'another' }));
    signedIn(anOperator('enterprises:read'));
    expect(TestBed.inject(ChosenEnterprise).now()).toBeNull();
  });
});
