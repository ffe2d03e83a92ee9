import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { form } from '@angular/forms/signals';
import { aProblem } from './testing/a-problem';
import { type Refusal, refusals } from './refusals';

interface San {
  readonly emails: string[];
}

describe('refusals', () => {
  it('stand at the refused place until it changes, wherever it moved', () => {
    const typed = signal<San>({ emails: ['a@x.org', 'b@y.org'] });
    const refused = signal<Refusal<San> | null>(null);
    const san = TestBed.runInInjectionContext(() =>
      form(typed, (path) => {
        refusals(path, refused);
      }),
    );
    const errors = [{ path: '/emails/1', code: 'email-domain-differs', message: 'Another domain' }];
    refused.set({ problem: aProblem({ errors }), sent: typed() });
    expect(san.emails[1]?.().errors()).toMatchObject([
      { kind: 'refused', message: 'Another domain', code: 'email-domain-differs' },
    ]);
    expect(san.emails[0]?.().errors()).toEqual([]);
    typed.set({ emails: ['a@x.org', 'b@x.org'] });
    expect(san().errorSummary()).toEqual([]);
  });
});
