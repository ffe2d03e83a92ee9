import { MatButtonHarness } from '@angular/material/button/testing';
import { MatSelectHarness } from '@angular/material/select/testing';
import { opened } from '../testing/opened';
import { type PageFacts, Pager } from './pager';

const rows = (count: number) => Array.from({ length: count });
const first: PageFacts = { items: rows(25), page: 1, size: 25, total: 1284, totalIsExact: true, next: 'n', prev: null };
const open = (page: PageFacts) => {
  const moved = vi.fn();
  const sized = vi.fn();
  const { loader, element } = opened(Pager, { page }, { moved, sized });
  const press = async (name: string) =>
    (await loader.getHarness(MatButtonHarness.with({ selector: `[aria-label="${name}"]` }))).click();
  return { moved, sized, loader, press, range: element.querySelector('[role=status]')?.textContent };
};

describe('Pager', () => {
  it.each([
    ['the first page', first, '1–25 of 1,284'],
    ['the last page', { ...first, page: 52, items: rows(9), next: null }, '1,276–1,284 of 1,284'],
    ['an estimate', { ...first, total: 12400, totalIsExact: false }, '1–25 of about 12,400'],
    ['beyond what pages reach', { ...first, page: null, total: 12400, totalIsExact: false }, '25 of about 12,400'],
    ['nothing', { ...first, items: [], total: 0 }, '0'],
  ])('says where %s stands', (_, page, words) => {
    expect(open(page).range).toBe(words);
  });
  it('goes to the next page by its number, and by a cursor where numbers end', async () => {
    const near = open(first);
    await near.press('Next page');
    expect(near.moved).toHaveBeenCalledWith({ page: 2 });
  });
  it('goes on by a cursor beyond the rows that pages reach', async () => {
    const far = open({ ...first, page: 400 });
    await far.press('Next page');
    expect(far.moved).toHaveBeenCalledWith({ cursor: 'n' });
  });
  it('has no way back from the first page', async () => {
    const { moved, press } = open(first);
    await press('Previous page');
    expect(moved).not.toHaveBeenCalled();
  });
  it('changes the rows a page', async () => {
    const { loader, sized } = open(first);
    await (await loader.getHarness(MatSelectHarness)).clickOptions({ text: '100' });
    expect(sized).toHaveBeenCalledWith(100);
  });
});
