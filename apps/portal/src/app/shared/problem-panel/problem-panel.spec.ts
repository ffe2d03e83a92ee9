import { MatButtonHarness } from '@angular/material/button/testing';
import type { Problem } from '@countersign/contracts';
import { fixOf } from '../explain';
import { opened } from '../testing/opened';
import { ProblemPanel } from './problem-panel';

const problem: Problem = {
  type: '',
  code: 'unavailable',
  title: 'Not now',
  status: 503,
  detail: 'The database is away.',
  instance: '4bf92f35',
  retryable: true,
  errors: [],
};

describe('ProblemPanel', () => {
  it('names what failed, its code and its trace, and tries again', async () => {
    const again = vi.fn();
    const { element, loader } = opened(ProblemPanel, { problem }, { again });
    expect(element.textContent).toContain('Code unavailable');
    expect(element.textContent).toContain('Trace 4bf92f35');
    await (await loader.getHarness(MatButtonHarness.with({ text: 'Try again' }))).click();
    expect(again).toHaveBeenCalledOnce();
  });
  it('says what to do about it, once the words are there', async () => {
    const { fixture, element } = opened(ProblemPanel, { problem: { ...problem, code: 'enterprise-inactive' } });
    await fixture.whenStable();
    expect(element.querySelector('p.soft')?.textContent).toBe(fixOf('enterprise-inactive'));
  });
  it('offers no second try where none would help', async () => {
    const { loader } = opened(ProblemPanel, { problem, canTryAgain: false });
    expect(await loader.hasHarness(MatButtonHarness.with({ text: 'Try again' }))).toBe(false);
  });
});
