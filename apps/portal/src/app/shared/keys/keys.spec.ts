import { TestBed } from '@angular/core/testing';
import { Keys } from './keys';

describe('Keys', () => {
  const press = (key: string, on: Element = document.body, more: KeyboardEventInit = {}) =>
    on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }));
  const act = vi.fn();
  beforeEach(() => {
    act.mockClear();
  });
  afterEach(() => {
    localStorage.clear();
  });

  it('acts on one key and on two after another', () => {
    const keys = TestBed.inject(Keys);
    keys.when('/', act);
    keys.when('g r', act);
    press('/');
    press('g');
    press('r');
    press('r');
    expect(act).toHaveBeenCalledTimes(2);
  });
  it('leaves a person alone who types or means the browser', () => {
    TestBed.inject(Keys).when('/', act);
    const field = document.body.appendChild(document.createElement('input'));
    press('/', field);
    press('/', document.body, { ctrlKey: true });
    field.remove();
    expect(act).not.toHaveBeenCalled();
  });
  it('can be switched off, also for the next visit (WCAG 2.1.4)', () => {
    const keys = TestBed.inject(Keys);
    keys.when('/', act);
    keys.switch(false);
    press('/');
    expect(act).not.toHaveBeenCalled();
    expect(localStorage.getItem('single-keys')).toBe('off');
  });
});
