import { opened } from '../testing/opened';
import { Ring } from './ring';

describe('Ring', () => {
  it('says in words how much is done and gives each part its arc', () => {
    const parts = [
      { tone: 'verified', count: 7 },
      { tone: 'failed', count: 1 },
    ];
    const { element } = opened(Ring, { done: 7, total: 10, parts });
    expect(element.getAttribute('aria-label')).toBe('7 of 10 done');
    expect(element.textContent.trim()).toBe('7/10');
  });
});
