import { MatChipOptionHarness } from '@angular/material/chips/testing';
import { opened } from '../testing/opened';
import { StateChips } from './state-chips';

describe('StateChips', () => {
  const chips = [
    { key: 'all', label: 'All', count: 1284 },
    { key: 'draft', label: 'Draft', count: null },
  ];
  const open = async () => {
    const chose = vi.fn();
    const { loader } = opened(StateChips, { label: 'State', chips, chosen: 'all' }, { chose });
    return { chose, options: await loader.getAllHarnesses(MatChipOptionHarness) };
  };

  it('shows each state with its count, the chosen one selected', async () => {
    const { options } = await open();
    expect(await Promise.all(options.map((option) => option.getText()))).toEqual(['All 1,284', 'Draft']);
    expect(await options[0]!.isSelected()).toBe(true);
  });
  it('chooses another one', async () => {
    const { options, chose } = await open();
    await options[1]!.select();
    expect(chose).toHaveBeenCalledWith('draft');
  });
});
