import { TestBed } from '@angular/core/testing';
import type { AuditVerification } from '@countersign/contracts';
import { anOperator } from '../../core/testing/a-session';
import { signedIn } from '../../core/testing/signed-in';
import { ChainState } from './chain-state';

const whole: AuditVerification = {
  intact: true,
  checked: 48_212,
  chains: 3,
  firstBrokenId: null,
  firstBrokenChain: null,
  checkpoint: null,
};

describe('the state of the log', () => {
  const verified = (body: object) => {
    const server = signedIn(anOperator('audit:read'));
    const fixture = TestBed.createComponent(ChainState);
    const element = fixture.nativeElement as HTMLElement;
    fixture.detectChanges();
    element.querySelector('button')?.click();
    server.expectOne('/api/v1/audit-events/verify').flush(body);
    fixture.detectChanges();
    return element.textContent;
  };

  it('says that it is unbroken, of how many records, and when that was checked', () => {
    expect(verified(whole)).toMatch(/Unbroken, 48,212 records, checked \d\d:\d\d/);
  });
  it('says in which chain it is broken, and where', () => {
    const text = verified({ ...whole, intact: false, firstBrokenId: 'r-17', firstBrokenChain: 'installation' });
    expect(text).toContain('Broken in the chain of the installation');
    expect(text).toContain('r-17');
    expect(text).not.toContain('Unbroken');
  });
});
