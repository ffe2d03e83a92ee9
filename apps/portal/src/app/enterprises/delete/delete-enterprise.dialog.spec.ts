import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { MatInputHarness } from '@angular/material/input/testing';
import type { Enterprise } from '@countersign/contracts';
import { NEVER } from 'rxjs';
import { anOperator } from '../../core/testing/a-session';
import { answered, signedIn } from '../../core/testing/signed-in';
import { anEnterprise } from '../testing/an-enterprise';
import { DeleteEnterpriseDialog } from './delete-enterprise.dialog';

const pageOf = (total: number) => ({ items: [], page: 1, size: 1, total, totalIsExact: true, next: null, prev: null });

describe('deleting an enterprise', () => {
  const open = (enterprise: Enterprise) => {
    const server = signedIn(
      anOperator('enterprises:delete'),
      { provide: MAT_DIALOG_DATA, useValue: enterprise },
      { provide: MatDialogRef, useValue: { beforeClosed: () => NEVER } },
    );
    const fixture = TestBed.createComponent(DeleteEnterpriseDialog);
    fixture.autoDetectChanges();
    const loader = TestbedHarnessEnvironment.loader(fixture);
    const button = () => loader.getHarness(MatButtonHarness.with({ text: 'Delete for good' }));
    const name = () => loader.getHarness(MatInputHarness);
    const text = () => (fixture.nativeElement as HTMLElement).textContent;
    return { server, fixture, button, name, text };
  };
  const nordlicht = anEnterprise({ counts: { members: 3, domains: 0, openRequests: 1, certificates: 12 } });
  const address = `/api/v1/enterprises/${nordlicht.id}`;
  const active = `/api/v1/certificates?enterpriseId=${nordlicht.id}&status=active,suspended&size=1`;

  it('counts what ends, and leaves out what is not there', async () => {
    const { server, fixture, text } = open(nordlicht);
    server.expectOne(`${address}/invitations?status=pending&size=1`).flush(pageOf(2));
    await fixture.whenStable();
    expect(text()).toContain('3 members lose access at once');
    expect(text()).toContain('12 certificates are revoked for good');
    expect(text()).toContain('1 open request ends');
    expect(text()).toContain('2 invitations are withdrawn');
    expect(text()).not.toContain('domain');
  });
  it('asks for the exact name, then says how far the revoking is', async () => {
    const { server, fixture, button, name, text } = open(nordlicht);
    expect(await (await button()).isDisabled()).toBe(true);
    await (await name()).setValue('Nordlicht');
    await (await button()).click();
    server.expectNone({ method: 'DELETE' });
    await (await name()).setValue('Nordlicht Energie AG');
    await (await button()).click();
    server.expectOne({ method: 'DELETE', url: `${address}?confirm=Nordlicht%20Energie%20AG` }).flush(null);
    await answered(server, active, pageOf(5));
    await fixture.whenStable();
    expect(text()).toContain('7 of 12 certificates are revoked');
    fixture.destroy();
  });
});
