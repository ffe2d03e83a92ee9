import { MatIconHarness } from '@angular/material/icon/testing';
import { opened } from '../testing/opened';
import type { Look } from '../tone';
import { StatusBadge } from './status-badge';

describe('StatusBadge', () => {
  it('says the state by icon and word, never by colour alone', async () => {
    const look: Look = { tone: 'pending', icon: 'schedule-fill', word: 'Pending' };
    const { element, loader } = opened(StatusBadge, { look });
    expect(element.textContent).toBe('Pending');
    expect(element.classList).toContain('tone-pending');
    expect(await (await loader.getHarness(MatIconHarness)).getName()).toBe('schedule-fill');
  });
});
