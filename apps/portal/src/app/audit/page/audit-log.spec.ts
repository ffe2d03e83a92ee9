import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Permission } from '@countersign/contracts';
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
    return { asked: asked.request.params, page };
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
  it('exports the filter as it stands', async () => {
    const { page } = await open('/audit?q=mila&page=2', 'audit:export');
    [...page.querySelectorAll('button')].find(({ textContent }) => textContent.includes('Export'))?.click();
    const links = () =>
      [...document.querySelectorAll<HTMLAnchorElement>('a[download]')].map((link) => link.getAttribute('href'));
    await expect
      .poll(links)
      .toEqual(['/api/v1/audit-events/export?format=csv&q=mila', '/api/v1/audit-events/export?format=jsonl&q=mila']);
  });
});
