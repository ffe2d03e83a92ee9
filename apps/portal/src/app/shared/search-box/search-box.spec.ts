import { opened } from '../testing/opened';
import { SearchBox } from './search-box';

describe('SearchBox', () => {
  const open = (value = '') => {
    const searched = vi.fn();
    const { element, fixture } = opened(SearchBox, { placeholder: 'E-mail, name', value }, { searched });
    const box = element.querySelector('input')!;
    const type = (text: string) => {
      box.value = text;
      box.dispatchEvent(new Event('input'));
    };
    return { searched, box, type, element, fixture };
  };
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('looks for what is typed once the person pauses', () => {
    const { searched, type } = open();
    type('m');
    type('mila');
    expect(searched).not.toHaveBeenCalled();
    vi.advanceTimersByTime(300);
    expect(searched.mock.calls).toEqual([['mila']]);
  });
  it('looks at once on Enter', () => {
    const { searched, type, box } = open();
    type('mila');
    box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    expect(searched).toHaveBeenCalledWith('mila');
  });
  it('is reached by /, unless somebody types', () => {
    const { box } = open();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true }));
    expect(document.activeElement).toBe(box);
  });
});
