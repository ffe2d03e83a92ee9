import { DOCUMENT } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { NavigationError } from '@angular/router';
import { Connection } from './connection';
import { movedOn } from './moved-on';

describe('movedOn', () => {
  const assign = vi.fn();
  const fail = (message: string) => {
    TestBed.runInInjectionContext(() => {
      movedOn(new NavigationError(1, '/requests', new Error(message)));
    });
  };
  beforeEach(() => {
    sessionStorage.clear();
    assign.mockClear();
    TestBed.configureTestingModule({
      providers: [{ provide: DOCUMENT, useValue: { defaultView: { location: { assign } } } }],
    });
  });

  it('loads the page anew when its code is gone, but only once', () => {
    fail('Failed to fetch dynamically imported module: /chunk-1.js');
    fail('Failed to fetch dynamically imported module: /chunk-1.js');
    expect(assign.mock.calls).toEqual([['/requests']]);
    expect(TestBed.inject(Connection).lost()).toBe(true);
  });
  it('leaves every other fault to whoever reports it', () => {
    expect(() => {
      fail('Cannot match any routes');
    }).toThrow('Cannot match any routes');
  });
});
