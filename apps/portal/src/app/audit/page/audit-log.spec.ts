import type { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Permission, Problem } from '@countersign/contracts';
import { aProblem } from '../../core/testing/a-problem';
import { aMember } from '../../core/testing/a-session';
import { anyPage, signedIn } from '../../core/testing/signed-in';
import { anEvent, aPageOf } from '../../parts/audit/testing/an-event';
import { AuditLog } from './audit-log';

const enterpriseId = anEvent().enterpriseId!;

describe('the log', () => {
  const open = async (address: string, ...more: Permission[]) => {
    const server = signedIn(aMember(enterpriseId, 'audit:read', ...more), anyPage(AuditLog));
    const harness = await RouterTestingHarness.create(address);
    const asked = server.expectOne(({ url }) => url === '/api/v1/audit-events');
    asked.flush(aPageOf(anEvent()));
    const page = harness.routeNativeElement!;
    await expect.poll(() => page.querySelector('.act')).not.toBeNull();
    return { asked: asked.request.params, page, server };
  };
  const name = (element: Element) => element.getAttribute('aria-label');

  it('asks for what its address says', async () => {
    const { asked } = await open('/audit?q=mila&action=request.&from=2026-11-01&page=3');
    expect([asked.get('q'), asked.get('action'), asked.get('page')]).toEqual(['mila', 'request.', '3']);
    expect(asked.get('from')).toBe(new Date(2026, 10, 1).toISOString());
  });
  it('names what it is narrowed to and lets go of it', async () => {
    const { page } = await open(`/audit?action=request.&actorId=${anEvent().actor.id}&page=2`);
    const chips = [...page.querySelectorAll('mat-chip')];
    expect(chips.map((chip) => chip.textContent.trim())).toEqual(['By: Jana Kovář', 'Kind of act: Requests']);
    const remove = [...page.querySelectorAll('button')].find((one) => name(one) === 'Remove Kind of act: Requests');
    remove?.click();
    await expect.poll(() => TestBed.inject(Router).url).toBe(`/audit?actorId=${anEvent().actor.id}`);
  });
  it('has an export only for who may take the log along', async () => {
    const { page } = await open('/audit');
    expect(page.textContent).not.toContain('Export');
  });
  it('exports the filter as it stands, after the server let it', async () => {
    const { page, server } = await open('/audit?q=mila&page=2', 'audit:export');
    const fetched: (string | null)[] = [];
    const fetch = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      fetched.push(this.getAttribute('href'));
    });
    await pressExport();
    await expect.poll(() => answer(server, null)).toBe(true);
    expect(fetched).toEqual(['/api/v1/audit-events/export?format=csv&q=mila']);

    await pressExport();
    const refusal = aProblem({ status: 403, code: 'step-up-required', title: 'Confirm that it is you' });
    await expect.poll(() => answer(server, refusal)).toBe(true);
    await expect.poll(() => page.textContent).toContain('Confirm that it is you');
    expect(fetched).toHaveLength(1);
    fetch.mockRestore();
  });
});

const press = (word: string) => () => {
  const found = [...document.querySelectorAll('button')].find(({ textContent }) => textContent.includes(word));
  found?.click();
  return found !== undefined;
};
async function pressExport(): Promise<void> {
  await expect.poll(press('Export')).toBe(true);
  await expect.poll(press('CSV')).toBe(true);
}
function answer(server: HttpTestingController, refusal: Problem | null): boolean {
  const [asked] = server.match(({ url }) => url.startsWith('/api/v1/audit-events/export?'));
  if (refusal) asked?.flush(refusal, { status: refusal.status, statusText: '' });
  else asked?.flush(null);
  return asked !== undefined;
}
