import { inputBinding } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { AuditEvent } from '@countersign/contracts';
import { anOperator } from '../../../core/testing/a-session';
import { signedIn } from '../../../core/testing/signed-in';
import { anEvent } from '../testing/an-event';
import { AuditRows } from './audit-rows';

const textOf = (element: Element | null) => (element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();

describe('the rows of the log', () => {
  const open = (...events: AuditEvent[]) => {
    signedIn(anOperator('audit:read', 'requests:read'));
    const fixture = TestBed.createComponent(AuditRows, { bindings: [inputBinding('events', () => events)] });
    const element = fixture.nativeElement as HTMLElement;
    fixture.detectChanges();
    const press = (at = 0) => {
      element.querySelectorAll<HTMLButtonElement>('.toggle')[at]?.click();
      fixture.detectChanges();
    };
    return { element, press };
  };

  it('says who did what, with a link to it, from where', () => {
    const { element } = open(anEvent());
    expect(textOf(element.querySelector('.sentence'))).toBe('Jana Kovář approved REQ-000411');
    expect(element.querySelector('.sentence a')?.getAttribute('href')).toBe(`/requests/${anEvent().object.id}`);
    expect(textOf(element.querySelector('.place'))).toBe('203.0.113.7 · Firefox on Linux');
  });
  it('leads nowhere from what was deleted', () => {
    const { element } = open(anEvent({ action: 'request.deleted' }));
    expect(textOf(element.querySelector('.sentence'))).toBe('Jana Kovář deleted REQ-000411');
    expect(element.querySelector('.sentence a')).toBeNull();
  });
  it('stands below the day of each record', () => {
    const { element } = open(anEvent({ id: '1' }), anEvent({ id: '2', at: '2026-11-12T12:00:00.000Z' }));
    expect([...element.querySelectorAll('.day')].map(textOf).at(-1)).toBe('12 Nov 2026');
    expect(element.querySelectorAll('ol')).toHaveLength(2);
  });
  it('opens to what changed and to the place in the chain, and closes', () => {
    const { element, press } = open(anEvent());
    press();
    expect(element.querySelector('.toggle')?.getAttribute('aria-expanded')).toBe('true');
    expect(textOf(element.querySelector('.diff .name'))).toBe('State changed');
    expect(textOf(element.querySelector('del'))).toBe('verified');
    expect(textOf(element.querySelector('ins'))).toBe('approved');
    expect(textOf(element)).toContain('No. 4,111 in the chain of the enterprise');
    expect(element.querySelector('[aria-label="Copy trace id"]')).not.toBeNull();
    press();
    expect(element.querySelector('.diff')).toBeNull();
  });
  it('shows what looks like markup as text', () => {
    const script = '<img src=x onerror=alert(1)>';
    const { element, press } = open(anEvent({ after: { name: script } }));
    press();
    expect(element.querySelector('img')).toBeNull();
    expect([...element.querySelectorAll('ins')].map(textOf)).toEqual([script]);
  });
});
