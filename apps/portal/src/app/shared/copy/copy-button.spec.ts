import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Clipboard } from '@angular/cdk/clipboard';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatIconHarness } from '@angular/material/icon/testing';
import { opened } from '../testing/opened';
import { CopyButton } from './copy-button';

describe('CopyButton', () => {
  const press = async (works: boolean) => {
    const { loader } = opened(CopyButton, { text: '_ra-challenge', label: 'Copy name' });
    const copy = vi.spyOn(TestBed.inject(Clipboard), 'copy').mockReturnValue(works);
    const announce = vi.spyOn(TestBed.inject(LiveAnnouncer), 'announce').mockResolvedValue();
    await (await loader.getHarness(MatButtonHarness.with({ selector: '[aria-label="Copy name"]' }))).click();
    return { copy, announce, icon: await (await loader.getHarness(MatIconHarness)).getName() };
  };

  it('copies, shows a tick and says so', async () => {
    const { copy, announce, icon } = await press(true);
    expect(copy).toHaveBeenCalledWith('_ra-challenge');
    expect(icon).toBe('check');
    expect(announce).toHaveBeenCalledWith('Copied');
  });
  it('does not claim to have copied what the browser refused', async () => {
    const { announce, icon } = await press(false);
    expect(icon).toBe('content_copy');
    expect(announce).toHaveBeenCalledWith('The browser did not let us copy it.');
  });
});
