import type { HttpTestingController } from '@angular/common/http/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import type { AuditVerification } from '@countersign/contracts';
import { anOperator } from '../../core/testing/a-session';
import { answered, signedIn } from '../../core/testing/signed-in';
import { opened } from '../../shared/testing/opened';
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
  const verified = async (body: object, options = {}) => {
    const server: HttpTestingController = signedIn(anOperator('audit:read'));
    const { element, loader, fixture } = opened(ChainState);
    await (await loader.getHarness(MatButtonHarness.with({ text: /Verify now/ }))).click();
    await answered(server, '/api/v1/audit-events/verify', body, options);
    fixture.detectChanges();
    return element.textContent;
  };

  it('says that it is unbroken, of how many records, and when that was checked', async () => {
    expect(await verified(whole)).toMatch(/Unbroken, 48,212 records, checked \d\d:\d\d/);
  });
  it('says in which chain it is broken, and where', async () => {
    const text = await verified({ ...whole, intact: false, firstBrokenId: 'r-17', firstBrokenChain: 'installation' });
    expect(text).toContain('Broken in the chain of the installation');
    expect(text).toContain('r-17');
    expect(text).not.toContain('Unbroken');
  });
});
