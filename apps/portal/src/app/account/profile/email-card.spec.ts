import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { opened } from '../../shared/testing/opened';
import { EmailCard } from './email-card';

const url = '/api/v1/me/email';
const none = { email: null, expiresAt: null };

describe('a change of address that waits', () => {
  it('says where the Token went, and can be withdrawn', async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    const { fixture, element, loader } = opened(EmailCard, { email: 'mila@old.example' });
    const server = TestBed.inject(HttpTestingController);
    server.expectOne(url).flush({ email: 'mila@new.example', expiresAt: '2026-11-24T14:25:00.000Z' });
    await fixture.whenStable();
    expect(element.querySelector('[role=status]')?.textContent).toContain('mila@new.example');
    await (await loader.getHarness(MatButtonHarness.with({ text: 'Keep the present address' }))).click();
    server.expectOne({ method: 'DELETE', url }).flush(null);
    (await vi.waitFor(() => server.expectOne({ method: 'GET', url }))).flush(none);
    await fixture.whenStable();
    expect(element.textContent).not.toContain('mila@new.example');
    expect(await loader.getAllHarnesses(MatButtonHarness.with({ text: 'Change' }))).toHaveLength(1);
  });
});
