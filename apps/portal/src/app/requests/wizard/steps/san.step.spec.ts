import { MatButtonHarness } from '@angular/material/button/testing';
import { MatChipGridHarness, MatChipInputHarness } from '@angular/material/chips/testing';
import { MatSelectHarness } from '@angular/material/select/testing';
import type { RequestDetail } from '@countersign/contracts';
import { aRequest } from '../../testing/a-request';
import { openStep, textOf, withRequest } from '../../testing/open-step';
import { SanStepForm } from './san.step';

const names = (emails: string[], dnsNames: string[] = []) => ({ emails, dnsNames, ipAddresses: [], otherNames: [] });
const typed: RequestDetail['form']['dns'] = { mode: 'select-or-type', required: false, options: ['x.example'] };
const form = (dns: RequestDetail['form']['dns']): RequestDetail['form'] => ({ ...aRequest().form, dns });

describe('the alternative names step', () => {
  beforeEach(() => {
    sessionStorage.clear();
  });
  const open = (of: RequestDetail) => {
    const { asked } = withRequest(of);
    const step = openStep(SanStepForm, of);
    const chips = async () => {
      const grids = await step.loader.getAllHarnesses(MatChipGridHarness);
      const rows = await Promise.all(grids.map((grid) => grid.getRows()));
      return Promise.all(rows.flat().map(async (row) => (await row.getText()).replace(/\s+/g, ' ').trim()));
    };
    const press = async (text: string | RegExp) =>
      (await step.loader.getHarness(MatButtonHarness.with({ text }))).click();
    return { ...step, asked, chips, press };
  };

  it('asks for no domain where the type has none', () => {
    const { page } = open(aRequest());
    expect(textOf(page)).toContain('Email Address');
    expect(textOf(page)).not.toContain('Domain Names (DNS)');
  });
  it('says why there is no domain to choose', () => {
    const { page } = open(aRequest({ form: form({ mode: 'select', required: true, options: [] }) }));
    expect(textOf(page)).toContain('Nordlicht Energie AG has no verified domain yet');
  });
  it('offers the approved domains of the enterprise to choose from', async () => {
    const { fixture, loader } = open(
      aRequest({ form: form({ mode: 'select', required: true, options: ['x.example'] }), san: names(['a@x.example']) }),
    );
    const select = await loader.getHarness(MatSelectHarness);
    await select.open();
    await select.clickOptions({ text: 'x.example' });
    expect(await fixture.componentInstance.finished()).toMatchObject({ value: { dnsNames: ['x.example'] } });
  });
  it('names the address outside the domains where it stands, with its repairs', async () => {
    const { page, chips, press } = open(aRequest({ form: form(typed), san: names(['m@y.example'], ['x.example']) }));
    expect(await chips()).toEqual(['x.example base', 'm@y.example']);
    await expect
      .poll(() => textOf(page))
      .toContain('m@y.example does not belong to one of the Domain Names (DNS) above.');
    await press(/Change to m@x.example/);
    expect(await chips()).toEqual(['x.example base', 'm@x.example']);
  });
  it('takes a wrong one out by one press, and goes on without it', async () => {
    const { fixture, chips, press } = open(
      aRequest({ form: form(typed), san: names(['a@x.example', 'm@y.example'], ['x.example']) }),
    );
    await expect
      .poll(() =>
        press(/Take it out/).then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
    expect(await chips()).toEqual(['x.example base', 'a@x.example']);
    expect(await fixture.componentInstance.finished()).toEqual({
      step: 'san',
      value: { emails: ['a@x.example'], dnsNames: ['x.example'] },
    });
  });
  it('does not go on without an address; it says so only then', async () => {
    const { fixture, page } = open(aRequest());
    expect(textOf(page)).not.toContain('At least one address is needed.');
    expect(await fixture.componentInstance.finished()).toBeUndefined();
    await fixture.whenStable();
    expect(textOf(page.querySelector('cs-form-errors'))).toContain('At least one address is needed.');
  });
  it('keeps what was typed in this tab until it is saved', async () => {
    const first = open(aRequest());
    const input = await first.loader.getHarness(MatChipInputHarness);
    await input.setValue('mila@x.example');
    await input.blur();
    await first.fixture.whenStable();
    first.fixture.destroy();
    const again = openStep(SanStepForm, aRequest());
    expect(textOf(again.page)).toContain('mila@x.example');
  });
});
